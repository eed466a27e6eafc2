using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Agents;
using Harness.Campaigns.Records;
using Harness.Models;

namespace Harness;

/// <summary>Keeps failed requests and waits out of a run's working time, and on its record and its bill.</summary>
internal sealed class AttemptRecorder(RunReport report, Transcript transcript, TimeProvider time) : IAttemptObserver
{
    public void AttemptEnded(ProviderAttempt attempt)
    {
        report.Requests++;
        report.Meter.SentAt = time.GetUtcNow() - attempt.Duration;
        if (attempt.Cancelled)
            report.Meter.Budget.BrokenOff();
        if (attempt.Fault is not { } fault)
            return;
        report.Clock?.Discount(attempt.Duration);
        if (attempt.Response is { } billed)
            transcript.Request(report.Meter.CountWasted(billed));
        else if (attempt.MayBeBilled)
            report.Meter.Budget.MayBeBilled();
        else
            report.Meter.Budget.NotBilled();
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
