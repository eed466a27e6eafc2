using Harness.Campaigns.Outcomes;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>One campaign in which every task ends differently, as the reporter shows it.</summary>
public sealed class MixedCampaignTests : IAsyncDisposable
{
    private static readonly Dictionary<string, string> TaskOfPrompt = Directory.GetDirectories(Path.Combine(Suite.Root, "tasks"), "Task*")
        .Where(folder => !folder.EndsWith("Control", StringComparison.Ordinal))
        .ToDictionary(folder => File.ReadAllText(Path.Combine(folder, "prompt.md")), folder => "task_" + Path.GetFileName(folder)[4..6]);

    private readonly Measurement _measurement = new();

    [Fact]
    public async Task Each_outcome_is_in_its_own_column()
    {
        await using var server = await LoopbackModel.StartAsync(Answer);

        var command = await _measurement.Against(server).Runs(1).DotnetTestAsync(
            "--filter", "Task=task_03|Task=task_04|Task=task_07|Task=task_08|Task=task_09|Task=task_10");

        command.ExitCode.Should().Be(1, command.Everything);
        _measurement.Records.Select(r => (r.Task, r.Outcome.Kind, r.Outcome.Cause, r.Outcome.Mode)).Should().Equal(
            ("task_03", OutcomeKind.Invalid, InvalidCause.ProviderError, null),
            ("task_04", OutcomeKind.Failed, null, FailureMode.NoWork),
            ("task_07", OutcomeKind.Passed, null, null),
            ("task_08", OutcomeKind.Invalid, InvalidCause.RateLimited, null),
            ("task_09", OutcomeKind.Failed, null, FailureMode.ToolCallHallucinated),
            ("task_10", OutcomeKind.Failed, null, FailureMode.ContextExhausted));
        Live(command.Lines, "INVALID  task_03").Should().Contain("provider_error: gave up after 3 attempts");
        Live(command.Lines, "FAIL  task_04").Should().Contain("gave_up_mid_plan, no_work (quick)");
        Live(command.Lines, "pass  task_07").Should().EndWith("5,500 tok  $0.0120");
        Live(command.Lines, "INVALID  task_08").Should().Contain("rate_limited: gave up after 3 attempts");
        Live(command.Lines, "FAIL  task_09").Should().Contain("wrong_answer, tool_call_hallucinated (quick)");
        Live(command.Lines, "FAIL  task_10").Should().Contain("gave_up_mid_plan, context_exhausted");
        command.Output.Should().Contain("score           1/4  25.0 %");
        command.Output.Should().Contain("invalid         1 provider_error, 1 rate_limited; 2 invalid attempts cost $0.0000");
        // 5 answers of task_07, 1 of task_04, 2 of task_09, none of the others.
        command.Output.Should().Contain("cost            $0.0192, per pass $0.0192");
        var rates = File.ReadAllLines(_measurement.Campaign.PathOf("pass_rate_by_task.csv"));
        rates.Should().ContainSingle(line => line.StartsWith("task_08,recover_from_tool_error,1,0,0,", StringComparison.Ordinal));
        rates.Should().ContainSingle(line => line.StartsWith("task_07,multi_step_plan,1,1,1,", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private static Reply Answer(LoopbackRequest request) => TaskOfPrompt[request.Prompt] switch
    {
        "task_03" => Reply.Cut(),
        "task_04" => Answers.Text("Which of the two pages do you mean?"),
        "task_07" => StepsModel.Answer(request),
        "task_08" => Reply.Status(429),
        "task_09" => request.AssistantTurns == 0 ? Answers.Call("compute_average", "{}") : Answers.Text("There is no such tool."),
        _ => Reply.ContextOverflow(),
    };

    private static string Live(IEnumerable<string> lines, string run) =>
        lines.Should().ContainSingle(line => line.Contains("] " + run, StringComparison.Ordinal)).Subject;
}
