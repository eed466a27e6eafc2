using Harness.Campaigns.Outcomes;
using Harness.Models;

namespace Harness.Tasks.Tests;

/// <summary>The proof that the checkers are right: every scripted solution comes to exactly the outcome that it states.</summary>
public sealed class SolutionMatrix(MatrixFixture matrix)
{
    /// <summary>The instances that are played: of a task whose instances do not differ, the published one.</summary>
    public static IReadOnlyList<int> InstancesOf(TaskDefinition task) => MatrixFixture.HasInstances(task) ? [0, 1, 2] : [0];

    public static IEnumerable<TheoryDataRow<string, string, int>> Solutions() =>
        from task in MatrixFixture.Tasks
        from instance in InstancesOf(task)
        from folder in Directory.GetDirectories(Path.Combine(task.Folder, "solutions")).Order(StringComparer.Ordinal)
        let solution = Path.GetFileName(folder)
        select new TheoryDataRow<string, string, int>(task.Id, solution, instance)
        {
            TestDisplayName = instance == 0 ? $"{task.Id} {solution}" : $"{task.Id} {solution}, instance {instance}",
            Label = "",
        };

    public static IEnumerable<TheoryDataRow<string>> Tasks() =>
        MatrixFixture.Tasks.Select(task => new TheoryDataRow<string>(task.Id) { TestDisplayName = $"{task.Id} nop", Label = "" });

    [Theory]
    [MemberData(nameof(Solutions))]
    public async Task A_solution_comes_to_the_outcome_that_it_states(string task, string solution, int instance)
    {
        var definition = MatrixFixture.Tasks.Single(t => t.Id == task);
        var expected = ScriptedSolution.Read(definition.SolutionFolder(solution)).Expect;

        var record = (await matrix.PlayedAsync(task, solution, instance)).Record;

        var reasons = string.Join('\n', record.FailedChecks.SelectMany(c => c.Reasons.Select(r => $"{c.Name}: {r}")).Append(record.Error));
        record.Outcome.Kind.Should().Be(expected.Verdict, "of {0}", reasons);
        record.Outcome.Shape.Should().Be(expected.Shape, "of {0}", reasons);
        record.Outcome.Mode.Should().Be(expected.Mode, "of {0}", reasons);
        record.Outcome.QuickFail.Should().Be(expected.QuickFail);
        record.FailedChecks.Select(c => c.Name).Should().Equal(expected.Checks, "of {0}", reasons);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task Answering_at_once_without_a_tool_call_is_a_quick_fail(string task)
    {
        var record = await matrix.PlayAsync(task, "nop");

        record.Outcome.Should().Be(new Outcome(
            OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.NoWork, QuickFail: true, ClaimedSuccess: true));
    }
}
