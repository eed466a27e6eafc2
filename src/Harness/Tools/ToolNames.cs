namespace Harness.Tools;

/// <summary>The names of the built-in tools.</summary>
public static class ToolNames
{
    public const string ListFiles = "list_files";
    public const string ReadFile = "read_file";
    public const string WriteFile = "write_file";
    public const string EditFile = "edit_file";
    public const string Search = "search";
    public const string RunTests = "run_tests";

    /// <summary>A shell in the workspace; there is one with an isolating sandbox only.</summary>
    public const string RunCommand = "run_command";

    public const string DescribeSchema = "describe_schema";
    public const string QuerySql = "query_sql";

    /// <summary>Offered by every task: ends the run with a final answer.</summary>
    public const string Submit = "submit";
}
