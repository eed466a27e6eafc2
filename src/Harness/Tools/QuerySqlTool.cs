using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Harness.Tools;

/// <summary>Runs one read-only query against a SQLite file.</summary>
/// <param name="databaseFile">The host's path of the file; the model never sees it.</param>
/// <param name="limits">Default: <see cref="SqlLimits"/> as constructed.</param>
/// <param name="clock">Measures the time of a query. Default: the system's.</param>
public sealed class QuerySqlTool(string databaseFile, SqlLimits? limits = null, TimeProvider? clock = null) : AgentTool
{
    private const string Separator = " | ";

    private readonly SqlLimits _limits = limits ?? new SqlLimits();

    public override string Name => ToolNames.QuerySql;

    public override string Description =>
        $"Runs one SQLite SELECT query (WITH is allowed) and returns the column names and at most {_limits.MaxRows} rows, values separated by ' | '. Read-only; a query is stopped after {_limits.Time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds. NULL is shown as NULL.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new("sql", ToolParameterType.String, "One SELECT statement in the dialect of SQLite."),
    ];

    public override ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation) =>
        ValueTask.FromResult(Query(arguments.Text("sql"), cancellation));

    private ToolReply Query(string sql, CancellationToken cancellation)
    {
        if (sql.Length > _limits.MaxQueryCharacters)
            return ToolReply.Error($"the query has {sql.Length} characters; at most {_limits.MaxQueryCharacters} are allowed");

        GuardedDatabase? database = null;
        try
        {
            database = GuardedDatabase.Open(databaseFile, _limits, clock ?? TimeProvider.System, cancellation);
            using var command = database.Command(sql);
            using var reader = command.ExecuteReader();
            return reader.FieldCount == 0
                ? ToolReply.Error("sql holds no SELECT statement")
                : new ToolReply(Table(reader));
        }
        catch (SqliteException e)
        {
            cancellation.ThrowIfCancellationRequested();
            return ToolReply.Error(database?.Explain(e) ?? "the database cannot be opened");
        }
        catch (InvalidOperationException)
        {
            // Not SQLite's error but the library's, which wants a value for each parameter before it runs a statement.
            return ToolReply.Error("parameters cannot be bound; write the values into the query");
        }
        finally
        {
            database?.Dispose();
        }
    }

    private string Table(SqliteDataReader reader)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).ToArray();
        var table = new StringBuilder();
        table.AppendJoin(Separator, columns.Select(column => Shown(reader.GetName(column)))).Append('\n');

        var rows = 0;
        while (reader.Read())
        {
            var row = string.Join(Separator, columns.Select(column => Value(reader, column)));
            if (rows == _limits.MaxRows || table.Length + row.Length > _limits.MaxCharacters)
            {
                return ReplyText.Cut(table.ToString(), _limits.MaxCharacters)
                    + $"({ReplyText.Count(rows, "row")} shown, more exist: select fewer columns, or add LIMIT, conditions or an aggregate)";
            }

            table.Append(row).Append('\n');
            rows++;
        }

        table.Append('(').Append(ReplyText.Count(rows, "row")).Append(')');
        if (HasAnotherStatement(reader))
            table.Append("\n(only the first statement was run: send one statement per call)");
        return table.ToString();
    }

    private string Value(SqliteDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => "NULL",
        byte[] bytes => $"<{ReplyText.Count(bytes.Length, "byte")}>",
        var value => Shown(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private string Shown(string text)
    {
        var cut = ReplyText.Cut(text, _limits.MaxValueCharacters);
        return ReplyText.OneLine(cut.Length < text.Length ? cut + "..." : cut);
    }

    private static bool HasAnotherStatement(SqliteDataReader reader)
    {
        try
        {
            return reader.NextResult();
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
        {
            // It was refused, is wrong, or has parameters; either way it is there.
            return true;
        }
    }
}
