using Harness.Campaigns.Outcomes;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>Further runs would be worthless: what has not begun is recorded as invalid with the reason, and asks nobody.</summary>
public sealed class StoppedCampaignTests : IAsyncDisposable
{
    // One run at a time, so that "the later ones" are known.
    private static readonly string[] InTurn = ["--filter", "Task=task_07", "--", "xUnit.MaxParallelThreads=1"];
    private static readonly string[] InTurnWithoutReporter = ["-trait", "Task=task_07", "-maxThreads", "1"];

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
    public async Task A_rejected_key_of_thirty_runs_at_once_costs_a_few_requests_and_no_retry()
    {
        const string key = "sk-loopback-0123456789abcdef0123456789abcdef";
        await using var server = await LoopbackModel.StartAsync(_ => Reply.Error(401, $"Incorrect API key provided: {key}", "invalid_request_error", "invalid_api_key"));

        var command = await _measurement.Against(server).Runs(30)
            .Set("HARNESS_MAX_CONCURRENT_REQUESTS", "2").Set("HARNESS_MAX_REPLACEMENTS", "5")
            .Set("HARNESS_MODELS__LOCAL__API_KEY_VARIABLE", "LOOPBACK_KEY").Set("LOOPBACK_KEY", key)
            .ExecuteAsync("-trait", "Task=task_07");

        command.ExitCode.Should().Be(1, command.Everything);
        server.Requests.Count.Should().BeInRange(1, 2, "what waited at the gate ended there");
        _measurement.Records.Should().HaveCount(30).And.OnlyContain(r => r.Outcome.Cause == InvalidCause.ProviderError && r.Attempt == 1);
        _measurement.Records.Should().OnlyContain(r => r.Error!.Contains($"the key in LOOPBACK_KEY was rejected by {server.BaseUrl}: set a valid one, then continue the campaign with HARNESS_CAMPAIGN={_measurement.Campaign.Id}"));
        command.Everything.Should().NotContain(key);
    }

    [Fact]
    public async Task A_service_that_is_down_halts_the_campaign_after_five_lost_runs()
    {
        await using var server = await LoopbackModel.StartAsync(_ => Reply.Status(503));

        var command = await _measurement.Against(server).Runs(8).Set("HARNESS_MAX_REPLACEMENTS", "1").ExecuteAsync(InTurnWithoutReporter);

        command.ExitCode.Should().Be(1, command.Everything);
        server.Requests.Should().HaveCount(5 * 3);
        _measurement.Records.Should().OnlyContain(r => r.Outcome.Cause == InvalidCause.ProviderError);
        var last = _measurement.Records.MaxBy(r => r.StartedAt)!;
        last.Error.Should().StartWith("not run: 5 runs in a row were lost to the model's service").And.EndWith("HARNESS_CAMPAIGN=" + _measurement.Campaign.Id);
    }

    [Fact]
    public async Task A_model_that_the_service_does_not_know_is_named_with_its_setting()
    {
        await using var server = await LoopbackModel.StartAsync(_ => Reply.Error(404, "The model `loopback-1` does not exist", "invalid_request_error", "model_not_found"));

        var command = await _measurement.Against(server).Runs(2).ExecuteAsync(InTurnWithoutReporter);

        server.Requests.Should().ContainSingle();
        command.Output.Should().Contain("model_not_found");
        _measurement.Records.Should().OnlyContain(r => r.Outcome.Cause == InvalidCause.HarnessError && r.Error!.Contains("does not know the model id 'loopback-1'") && r.Error.Contains("set models:local:modelId (HARNESS_MODELS__LOCAL__MODEL_ID)"));
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
