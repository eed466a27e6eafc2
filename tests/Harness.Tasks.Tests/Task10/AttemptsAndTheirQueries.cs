using System.Globalization;
using Harness.Models;
using Harness.Tasks.Task10_SqlInvestigation;
using Harness.Tools;
using Microsoft.Data.Sqlite;

namespace Harness.Tasks.Tests.Task10;

/// <summary>
/// The figures of a mistaken attempt are computed in C# for every instance. Here its own queries are run, so that the
/// attempt is known to say what its queries would have told it.
/// </summary>
public sealed class AttemptsAndTheirQueries
{
    private static readonly string Solutions = Path.Combine(MatrixFixture.Tasks.Single(task => task.Id == "task_10").Folder, "solutions");

    public static IEnumerable<TheoryDataRow<int>> Instances() => [new(0), new(1), new(2)];

    [Theory]
    [MemberData(nameof(Instances))]
    public void The_figures_of_an_attempt_are_those_of_its_queries(int instance)
    {
        var ledger = LedgerGenerator.Generate(instance);
        var file = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}.db");
        try
        {
            LedgerDatabase.Write(ledger, file);
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            connection.Open();

            FiguresOf("reference", connection).Should().BeEquivalentTo(MarchFigures.Of(ledger));
            FiguresOf("wrong-join-multiplies-rows", connection).Should().BeEquivalentTo(MultipliedJoin.Of(ledger));
            foreach (var (attempt, reading) in LedgerReading.Mistaken)
                FiguresOf(attempt, connection).Should().BeEquivalentTo(reading.Of(ledger), "{0} asks so", attempt);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Every_answer_of_an_attempt_has_a_counterpart_in_another_instance()
    {
        // The example of the prompt, and round numbers that were never computed.
        string[] free = ["example.json", Path.Combine("wrong-guesses-after-one-query", "answer.json")];
        var known = AttemptedAnswers.Renamings(1).Keys.Where(key => key.StartsWith('{')).ToList();

        foreach (var file in Directory.GetFiles(Solutions, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "script.json" && !free.Any(name => file.EndsWith(name, StringComparison.Ordinal))))
        {
            var text = File.ReadAllText(file);
            known.Should().Contain(key => text.Contains(key, StringComparison.Ordinal), "{0} holds figures", file);
        }
    }

    /// <summary>The last four queries ask for count and revenue, the best shop, gift cards, and unsettled sales.</summary>
    private static MarchFigures FiguresOf(string attempt, SqliteConnection connection)
    {
        var queries = ScriptedSolution.Read(Path.Combine(Solutions, attempt)).Turns
            .SelectMany(turn => turn.Calls ?? [])
            .Where(call => call.Tool == ToolNames.QuerySql)
            .TakeLast(4)
            .Select(call => Rows((string)call.Arguments["sql"]!, connection))
            .ToList();
        return new MarchFigures(
            (int)queries[0][0][0],
            queries[0][0][1],
            (int)queries[1][0][0],
            queries[1][0][1],
            queries[2][0][0],
            [.. queries[3].Select(row => (int)row[0])]);
    }

    private static List<long[]> Rows(string sql, SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text of a solution.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<long[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture))]);
        return rows;
    }
}
