using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Agents;
using Harness.Campaigns.Records;
using Harness.Models;

namespace Harness;

/// <summary>Keeps failed requests and waits out of a run's working time, and every request on its record and its bill.</summary>
/// <param name="report">The run's.</param>
/// <param name="transcript">The run's.</param>
/// <param name="failed">Sees every error before the next run may ask, so that a fault that stops the campaign costs one request.</param>
/// <param name="time">Dates requests.</param>
internal sealed class AttemptRecorder(RunReport report, Transcript transcript, Action<Exception> failed, TimeProvider time) : IAttemptObserver
{
    public void AttemptBegan() => report.Clock?.Hold();

    public void AttemptEnded(ProviderAttempt attempt)
    {
        report.Requests++;
        report.Meter.SentAt = time.GetUtcNow() - attempt.Duration;
        if (attempt.Fault is not null || attempt.Cancelled)
            report.FailedRequests++;
        if (attempt.MayBeBilled)
            report.UnpricedRequests++;
        if (attempt.Cancelled)
            report.Meter.Budget.BrokenOff();
        else if (attempt.Fault is not null)
            CountFailed(attempt);
        report.Clock?.Release();
        transcript.Attempt(new JsonObject
        {
            ["number"] = attempt.Number,
            ["fault"] = attempt.Fault is { } fault ? JsonSerializer.SerializeToNode(fault, RecordJson.Line) : null,
            ["cancelled"] = attempt.Cancelled ? true : null,
            ["unpriced"] = attempt.MayBeBilled ? true : null,
            ["status"] = attempt.Status,
            ["error"] = attempt.Error,
            ["waited"] = Seconds(attempt.Delay),
            ["seconds"] = Seconds(attempt.Duration),
        });
    }

    public void WaitBegan(TimeSpan delay) => report.Clock?.BeginWait();

    public void WaitEnded() => report.Clock?.EndWait();

    private void CountFailed(ProviderAttempt attempt)
    {
        report.Clock?.Discount(attempt.Duration);
        if (attempt.Exception is { } exception)
            failed(exception);
        if (attempt.Response is { } billed)
            transcript.Request(report.Meter.CountWasted(billed));
        else if (attempt.MayBeBilled)
            report.Meter.Budget.MayBeBilled();
        else
            report.Meter.Budget.NotBilled();
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
