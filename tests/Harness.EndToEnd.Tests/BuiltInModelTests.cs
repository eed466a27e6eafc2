using Harness.Campaigns.Outcomes;

namespace Harness.EndToEnd.Tests;

public sealed class BuiltInModelTests : IAsyncDisposable
{
    private readonly Measurement _measurement = new();

    [Fact]
    public async Task Nop_passes_nothing_and_every_run_is_a_quick_fail()
    {
        var command = await _measurement.Model("nop").Runs(1).DotnetTestAsync();

        command.ExitCode.Should().Be(1, command.Everything);
        _measurement.Records.Should().NotBeEmpty().And.OnlyContain(r =>
            r.Outcome.Kind == OutcomeKind.Failed && r.Outcome.QuickFail && r.Facts.ToolCalls == 0 && r.Outcome.Mode == FailureMode.NoWork);
        command.Output.Should().Contain($"score           0/{_measurement.Records.Count}  0.0 %");
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
