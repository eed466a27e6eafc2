using Harness.Campaigns.Outcomes;

namespace Harness.EndToEnd.Tests;

public sealed class BuiltInModelTests : IAsyncDisposable
{
    // Their checkers compile nothing. Of every task Tasks.Tests know what becomes of it (Answering_at_once_without_a_tool_call_is_a_quick_fail).
    private const string Tasks = "Task=task_03|Task=task_04|Task=task_07|Task=task_08|Task=task_09|Task=task_10";

    private readonly Measurement _measurement = new();

    [Fact]
    public async Task Nop_passes_nothing_and_every_run_is_a_quick_fail()
    {
        var command = await _measurement.Model("nop").Runs(1).DotnetTestAsync("--filter", Tasks);

        command.ExitCode.Should().Be(1, command.Everything);
        _measurement.Records.Should().HaveCount(6).And.OnlyContain(r =>
            r.Outcome.Kind == OutcomeKind.Failed && r.Outcome.QuickFail && r.Facts.ToolCalls == 0 && r.Outcome.Mode == FailureMode.NoWork);
        command.Output.Should().Contain("score           0/6  0.0 %");
        command.Output.Should().Contain("per pass undefined (nothing passed)");
    }

    [Fact]
    public async Task A_wrong_solution_fails_with_the_code_that_its_script_states()
    {
        var command = await _measurement.Model("scripted:wrong-backwards").DotnetTestAsync("--filter", "Task=task_07&Run=1");

        command.ExitCode.Should().Be(1, command.Everything);
        var record = _measurement.Records.Should().ContainSingle().Subject;
        record.Outcome.Should().Be(new Outcome(OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.PartialComplete, ClaimedSuccess: true));
        record.FailedChecks.Select(check => check.Name).Should().Equal("written_in_order");
        command.Output.Should().Contain("FAIL  task_07 multi_step_plan · run 1").And.Contain("wrong_answer, partial_complete");
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();
}
