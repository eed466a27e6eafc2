using System.Text;
using Microsoft.Data.Sqlite;

namespace Harness.Tools;

/// <summary>Lists tables, views, columns, keys and row counts of a SQLite file.</summary>
/// <param name="databaseFile">The host's path of the file; the model never sees it.</param>
/// <param name="limits">Default: <see cref="SqlLimits"/> as constructed.</param>
/// <param name="clock">Measures the time of a call. Default: the system's.</param>
public sealed class DescribeSchemaTool(string databaseFile, SqlLimits? limits = null, TimeProvider? clock = null) : AgentTool
{
    private readonly SqlLimits _limits = limits ?? new SqlLimits();

    public override string Name => ToolNames.DescribeSchema;

    public override string Description =>
        "Describes the SQLite database: its tables with their number of rows and its views, each with its columns, types, keys and references.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } = [];

    public override ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        GuardedDatabase? database = null;
        try
        {
            database = GuardedDatabase.Open(databaseFile, _limits, clock ?? TimeProvider.System, cancellation);
            return ValueTask.FromResult(new ToolReply(Describe(database)));
        }
        catch (SqliteException e)
        {
            cancellation.ThrowIfCancellationRequested();
            return ValueTask.FromResult(ToolReply.Error(database?.Explain(e) ?? "the database cannot be opened"));
        }
        finally
        {
            database?.Dispose();
        }
    }

    private string Describe(GuardedDatabase database)
    {
        var description = new StringBuilder();
        const string everything = "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type, name";
        foreach (var item in Rows(database, everything))
        {
            var name = (string)item[1];
            description.Append((string)item[0]).Append(' ').Append(name);
            if ((string)item[0] == "table")
                description.Append(" (").Append(ReplyText.Count((long)Rows(database, $"SELECT count(*) FROM {Quoted(name)}")[0][0], "row")).Append(')');
            description.Append('\n');
            AppendColumns(description, database, name);
        }

        if (description.Length == 0)
            return "the database has no tables";
        return description.Length > _limits.MaxCharacters
            ? ReplyText.Cut(description.ToString(), _limits.MaxCharacters).TrimEnd() + "\n(cut: more exist; query sqlite_schema)"
            : description.ToString().TrimEnd('\n');
    }

    private static void AppendColumns(StringBuilder description, GuardedDatabase database, string table)
    {
        var references = Rows(database, $"PRAGMA foreign_key_list({Quoted(table)})")
            .ToLookup(row => (string)row[3], row => row[4] is string column ? $"{row[2]}.{column}" : (string)row[2], StringComparer.Ordinal);
        foreach (var column in Rows(database, $"PRAGMA table_info({Quoted(table)})"))
        {
            var name = (string)column[1];
            description.Append("  ").Append(name);
            if (column[2] is string { Length: > 0 } type)
                description.Append(' ').Append(type);
            if ((long)column[5] > 0)
                description.Append(" primary key");
            if ((long)column[3] != 0)
                description.Append(" not null");
            foreach (var target in references[name])
                description.Append(" references ").Append(target);
            description.Append('\n');
        }
    }

    private static List<object[]> Rows(GuardedDatabase database, string sql)
    {
        using var command = database.Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(values);
        }

        return rows;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
