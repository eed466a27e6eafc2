using Harness.Campaigns.Outcomes;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>Further runs would be worthless: what has not begun is recorded as invalid with the reason, and asks nobody.</summary>
[Collection(Suite.OneAtATime)]
public sealed class StoppedCampaignTests : IAsyncDisposable
{
    // One run at a time, so that "the later ones" are known.
    private static readonly string[] InTurn = ["--filter", "Task=task_07", "--", "xUnit.MaxParallelThreads=1"];

    private readonly Measurement _measurement = new();

    [Fact]
    public async Task A_rejected_key_stops_the_campaign_and_says_so()
    {
        await using var server = await LoopbackModel.StartAsync(_ => Reply.Status(401));

        var command = await _measurement.Against(server).Runs(4).DotnetTestAsync(InTurn);

        command.ExitCode.Should().Be(1, command.Everything);
        server.Requests.Should().ContainSingle();
        var records = _measurement.Records.OrderBy(r => r.StartedAt).ToList();
        records.Should().HaveCount(4).And.OnlyContain(r => r.Outcome == new Outcome(OutcomeKind.Invalid, InvalidCause.ProviderError));
        records[0].Error.Should().Contain("401").And.Contain("Incorrect API key").And.Contain("apiKeyVariable", "the cure is named");
        records.Skip(1).Should().OnlyContain(r => r.Error!.StartsWith("not run: ", StringComparison.Ordinal) && r.Requests == 0);
        command.Output.Should().Contain("INVALID").And.Contain("provider_error").And.Contain("Incorrect API key");
        command.Output.Should().Contain("score           0/0").And.Contain("4 provider_error");
    }

    [Fact]
    public async Task Tool_calls_written_as_text_stop_the_campaign_after_three_runs()
    {
        await using var server = await LoopbackModel.StartAsync(_ => Answers.Text(
            "<tool_call>\n{\"name\": \"write_file\", \"arguments\": {\"path\": \"steps/step1.txt\", \"content\": \"step: 1\"}}\n</tool_call>"));

        var command = await _measurement.Against(server).Runs(5).DotnetTestAsync(InTurn);

        command.ExitCode.Should().Be(1, command.Everything);
        server.Requests.Should().HaveCount(3);
        var records = _measurement.Records.OrderBy(r => r.StartedAt).ToList();
        records.Should().HaveCount(5);
        records.Take(3).Should().OnlyContain(r => r.Outcome.Kind == OutcomeKind.Failed && r.Facts.TextualToolCall && r.Outcome.QuickFail);
        records.Skip(3).Should().OnlyContain(r => r.Outcome == new Outcome(OutcomeKind.Invalid, InvalidCause.HarnessError));
        records.Skip(3).Should().OnlyContain(r => r.Error!.Contains("--enable-auto-tool-choice"));
        command.Output.Should().Contain("textual calls   3 runs").And.Contain("2 harness_error");
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();
}
