using Harness.Sandboxes;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>A checker must notice small mistakes in what the reference made; where one is none, a person has said why.</summary>
public sealed class MutantTests(MatrixFixture matrix)
{
    private const int LongestDifference = 1_500;

    public static IEnumerable<TheoryDataRow<string>> Tasks() =>
        MatrixFixture.Tasks.Select(task => new TheoryDataRow<string>(task.Id) { TestDisplayName = $"{task.Id} mutants", Label = "" });

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task A_mutant_is_killed_or_there_is_a_reason_to_accept_it(string task)
    {
        var score = await matrix.MutationScoreAsync(task);
        TestContext.Current.TestOutputHelper!.WriteLine(CheckerTables.ByOperator([score]));

        score.Mutants.Should().NotBeEmpty();
        var survivors = score.Mutants.Where(judged => judged.Verdict.Accepted).Select(judged => judged.Mutant).ToList();
        var explained = AcceptedMutants.Read().Where(accepted => accepted.Task == task).SelectMany(accepted => accepted.Mutants).ToList();
        var unexplained = survivors.Where(mutant => !explained.Contains(mutant.Id)).ToList();
        if (unexplained.Count > 0)
            Assert.Fail($"The checker of {task} accepts {unexplained.Count} mutant(s), and accepted.json does not say why:\n"
                + string.Join('\n', await DescribedAsync(task, unexplained)));
        explained.Except(survivors.Select(mutant => mutant.Id)).Should().BeEmpty("accepted.json lists only mutants that the checker accepts");
    }

    private async Task<IEnumerable<string>> DescribedAsync(string task, IEnumerable<Mutant> mutants)
    {
        var reference = (await matrix.PlayedAsync(task, "reference")).Finished;
        return mutants.Select(mutant => $"{mutant.Id}\n{Shortened(WorkspaceDiff.Between(reference.Final, mutant.Final).Text)}");
    }

    private static string Shortened(string text) => text.Length <= LongestDifference ? text : text[..LongestDifference] + "[...]\n";
}
