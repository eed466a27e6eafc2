using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>Thirty runs of which each request fails with a probability of one in five: every run is measured as if none had failed.</summary>
public sealed class FaultyProviderTests : IAsyncDisposable
{
    private const int RunsPerTask = 6;
    private const string Tasks = "Task=task_03|Task=task_04|Task=task_07|Task=task_09|Task=task_10";

    private readonly Measurement _measurement = new();

    [Fact]
    public async Task No_run_is_in_the_wrong_column_every_request_is_on_record_and_the_cost_is_exact()
    {
        var provider = new FaultyProvider(MixedModel.Answer, share: 0.2, seed: 20260519);
        await using var server = await LoopbackModel.StartAsync(provider.Answer);

        var command = await _measurement.Against(server).Runs(RunsPerTask)
            .Set("HARNESS_MAX_ATTEMPTS", "10")
            .Set("HARNESS_MAX_WAIT_SECONDS", "1")
            .Set("HARNESS_ATTEMPT_TIMEOUT_SECONDS", "8")
            .DotnetTestAsync("--filter", Tasks);

        var records = _measurement.Records;
        records.Should().HaveCount(30, command.Everything);
        records.Should().OnlyContain(r => r.Attempt == 1, "no run was lost");
        foreach (var record in records)
            Column(record).Should().Be(MixedModel.Expected[record.Task], $"{record.Task} run {record.Run}: {record.Error}");

        provider.Failed.Should().HaveCount(9, "each kind of fault is in the sequence");
        records.Sum(r => r.Requests).Should().Be(server.Requests.Count);
        records.Sum(r => r.FailedRequests).Should().Be(provider.Failed.Values.Sum());
        records.Sum(r => r.UnpricedRequests).Should().Be(provider.Unreadable);
        records.Sum(r => r.CostUsd).Should().Be(Price.Usual.Of(provider.Billed));
        records.Sum(r => r.Usage.Calls).Should().Be(provider.Billed);
        records.Should().OnlyContain(r => r.Seconds < 8, "a hanging request and a wait are no time of the model");
        TranscribedAttempts().Should().Be(server.Requests.Count);
        command.Output.Should().Contain("score           6/30");
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private static (OutcomeKind, FailureMode?) Column(RunRecord record) => (record.Outcome.Kind, record.Outcome.Mode);

    private int TranscribedAttempts() => _measurement.Records
        .SelectMany(record => File.ReadLines(_measurement.Campaign.PathOf(record.Transcript!)))
        .Count(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString() == "attempt");
}
