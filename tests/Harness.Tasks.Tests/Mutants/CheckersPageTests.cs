namespace Harness.Tasks.Tests.Mutants;

/// <summary>The figures in <c>docs/checkers.md</c> are those that were measured.</summary>
public sealed class CheckersPageTests(MatrixFixture matrix)
{
    /// <summary>Set to <c>1</c> to write the tables anew; the difference is then judged by a person, in the diff.</summary>
    private const string UpdateVariable = "UPDATE_GOLDEN_FILES";

    [Fact]
    public async Task The_page_shows_the_matrix_and_the_scores_that_are_measured()
    {
        List<MutationScore> scores = [];
        foreach (var task in MatrixFixture.Tasks)
            scores.Add(await matrix.MutationScoreAsync(task.Id));
        var file = RepositoryRoot.PathOf("docs/checkers.md");
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        var measured = WithTable(page, "matrix", CheckerTables.Matrix(MatrixFixture.Tasks));
        measured = WithTable(measured, "mutants by task", CheckerTables.ByTask(scores));
        measured = WithTable(measured, "mutants by change", CheckerTables.ByOperator(scores));
        measured = WithTable(measured, "accepted mutants", CheckerTables.Accepted(AcceptedMutants.Read()));

        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            await File.WriteAllTextAsync(file, measured, TestContext.Current.CancellationToken);
        else
            page.Should().Be(measured, "this test writes the tables of docs/checkers.md; run it with {0}=1 when the change is meant", UpdateVariable);
    }

    // Between <!-- name --> and <!-- end of name -->.
    private static string WithTable(string page, string name, string table)
    {
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- end of {name} -->");
        page.Should().Contain(begin).And.Contain(end);
        var start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return page[..start] + table + page[page.IndexOf(end, StringComparison.Ordinal)..];
    }
}
