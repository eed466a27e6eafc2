using Harness.Agents;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.Models;
using Harness.Tools;

namespace Harness;

/// <summary>Collects what becomes known of a run while it goes on, and makes its record.</summary>
internal sealed class RunReport(ModelUnderTest model, EvaluationOptions options, TaskDefinition task, int run, string name, TimeProvider time, CancellationToken cancellation)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private double? _seconds;

    public TaskDefinition Task => task;

    public int Run => run;

    public Limits Limits { get; } = options.Apply(task.Limits);

    /// <summary>This attempt in the campaign's ledger.</summary>
    public string Name { get; } = name;

    public RunMeter Meter { get; } = new(model.Prices, new RunBudget(model.Prices, options.Apply(task.Limits).CostUsd, options.Ledger, name, time), time);

    /// <summary>Runs from <see cref="StartClock"/> on; making the workspace is not the model's time.</summary>
    public WorkingClock? Clock { get; private set; }

    public RunPhase Phase { get; set; } = RunPhase.Setup;

    public AgentEnd? End { get; set; }

    public bool WorkspaceChanged { get; set; }

    public string? Diff { get; set; }

    public Verdict? Verdict { get; set; }

    public RunFault? Fault { get; set; }

    public int Requests { get; set; }

    public int FailedRequests { get; set; }

    public int UnpricedRequests { get; set; }

    /// <summary>What went otherwise than recorded; empty for a measurement.</summary>
    public List<Divergence> Divergences { get; } = [];

    public IReadOnlyDictionary<string, string> Fingerprint { get; set; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Working time so far.</summary>
    public TimeSpan Worked => Clock?.Worked ?? TimeSpan.Zero;

    public WorkingClock StartClock() => Clock = new WorkingClock(time, Limits.WorkingTime, cancellation);

    /// <summary>A tool begins or ends to wait for a free core.</summary>
    public void Waiting(bool begins) => Clock?.Waiting(begins);

    /// <summary>The agent has finished: what follows is not the model's time.</summary>
    public void StopClock() => _seconds = Seconds(Worked);

    public RunRecord ToRecord(CampaignHalt halt)
    {
        var facts = halt.Observe(Facts(), Fault?.Message);
        using (Clock)
        using (Meter.Budget)
        {
            return new RunRecord
            {
                Suite = task.Suite,
                Task = task.Id,
                Name = task.Name,
                Run = run,
                Instance = options.Instance,
                Model = model.Name,
                ModelId = model.ModelId,
                ReturnedModel = Meter.ReturnedModel is { } returned ? model.Redaction.Apply(returned) : null,
                Outcome = OutcomeRules.Classify(facts),
                Facts = facts,
                FailedChecks = facts.Fault is null ? [.. (Verdict?.Failed ?? []).Select(Redacted)] : [],
                Error = facts.Fault is null ? null : model.Redaction.Apply(Fault?.Message ?? halt.Stopped?.Reason ?? ""),
                Turns = Meter.Turns,
                Tools = Meter.ByTool(model.Redaction),
                Usage = Meter.Usage,
                Requests = Requests,
                FailedRequests = FailedRequests,
                UnpricedRequests = UnpricedRequests,
                PriceRow = Meter.PriceRow,
                CostUsd = Meter.CostUsd,
                Ledger = options.Ledger is null ? null : Name,
                StartedAt = _startedAt,
                Seconds = _seconds ?? Seconds(Worked),
                WaitSeconds = Seconds(Clock?.Waited ?? TimeSpan.Zero),
                Fingerprint = Fingerprint,
                Divergences = model.Replay is null ? null : Divergences,
            };
        }
    }

    // The reasons quote what the model wrote.
    private FailedCheck Redacted(FailedCheck check) => check with { Reasons = [.. check.Reasons.Select(model.Redaction.Apply)] };

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private RunFacts Facts() => new()
    {
        Fault = Fault?.Cause,
        Stop = End?.Stop,
        Accepted = Verdict?.Accepted,
        ToolCalls = Meter.Calls.Count,
        WorkspaceChanged = WorkspaceChanged,
        AskedBack = End is { Stop: StopReason.FinalAnswer } && FinalText.AsksBack(End.FinalText),
        ClaimedSuccess = End is not null && FinalText.ClaimsSuccess(End.FinalText),
        UnknownToolUnrecovered = Meter.Unrecovered(ToolCallStatus.UnknownTool),
        MalformedCallUnrecovered = Meter.Unrecovered(ToolCallStatus.Malformed),
        MostRepeatedCall = Meter.MostRepeatedCall,
        TextualToolCall = Meter.TextualToolCall,
        ArtefactsRight = Verdict?.ArtefactsRight ?? 0,
    };
}
