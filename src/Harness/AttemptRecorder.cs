using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Agents;
using Harness.Campaigns.Records;
using Harness.Models;

namespace Harness;

/// <summary>Keeps failed requests and waits out of a run's working time, and on its record.</summary>
internal sealed class AttemptRecorder(RunReport report, Transcript transcript) : IAttemptObserver
{
    public void AttemptEnded(ProviderAttempt attempt)
    {
        report.Requests++;
        if (attempt.Fault is not { } fault)
            return;
        report.Clock?.Discount(attempt.Duration);
        if (attempt.Response is { } billed)
            report.Meter.CountWasted(billed);
        transcript.Attempt(new JsonObject
        {
            ["number"] = attempt.Number,
            ["fault"] = JsonSerializer.SerializeToNode(fault, RecordJson.Line),
            ["status"] = attempt.Status,
            ["error"] = attempt.Error,
            ["seconds"] = Math.Round(attempt.Duration.TotalSeconds, 3),
        });
    }

    public void WaitBegan(TimeSpan delay) => report.Clock?.BeginWait();

    public void WaitEnded() => report.Clock?.EndWait();
}
