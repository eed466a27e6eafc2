using System.Text.Json.Serialization;
using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Records;

/// <summary>
/// One attempt at one run: a line of <c>runs.jsonl</c>, the source of every number that is published later.
/// </summary>
public sealed record RunRecord
{
    /// <summary>Raised when a reader of the older format would misread the newer one. Readers accept every older version.</summary>
    public const int CurrentFormatVersion = 1;

    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>The suite, e.g. <c>agentic-core-v1</c>.</summary>
    public required string Suite { get; init; }

    /// <summary>The task's id, e.g. <c>task_01</c>.</summary>
    public required string Task { get; init; }

    /// <summary>The task's name, e.g. <c>fix_failing_test</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The run's number, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>The attempt at this run, from 1: an invalid run may be tried again.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The instance of the suite; 0 is the published one.</summary>
    public int Instance { get; init; }

    /// <summary>The model as asked for with <c>MODEL</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The id sent to the provider; null for scripted models.</summary>
    public string? ModelId { get; init; }

    /// <summary>The id that the provider says it answered with.</summary>
    public string? ReturnedModel { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>
    /// The version of <see cref="OutcomeRules"/> that computed <see cref="Outcome"/>; 0 in a reconstruction, where it is the published one
    /// and no rules were applied.
    /// </summary>
    public int OutcomeVersion { get; init; } = OutcomeRules.Version;

    public required RunFacts Facts { get; init; }

    /// <summary>Every check that failed, in the checker's order.</summary>
    public IReadOnlyList<FailedCheck> FailedChecks { get; init; } = [];

    /// <summary>For an invalid run: what happened and what cures it.</summary>
    public string? Error { get; init; }

    /// <summary>Turns used: model calls that were answered and acted on.</summary>
    public int Turns { get; init; }

    /// <summary>Tool calls per tool, ordered by tool name.</summary>
    public IReadOnlyList<ToolCallCount> Tools { get; init; } = [];

    public TokenUsage Usage { get; init; } = TokenUsage.None;

    /// <summary>Requests sent to the provider, retries included.</summary>
    public int Requests { get; init; }

    /// <summary>Of <see cref="Requests"/>, those that failed or were cancelled. Written when there are any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int FailedRequests { get; init; }

    /// <summary>
    /// Of <see cref="FailedRequests"/>, those whose answer never arrived readable: a time-out, a cut connection, a broken body. Whether
    /// the provider billed them is not known, and <see cref="CostUsd"/> holds nothing for them.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int UnpricedRequests { get; init; }

    /// <summary>The price row of the requests; several with a comma between them when the price changed on the way; null when it is unknown.</summary>
    public string? PriceRow { get; init; }

    /// <summary>Cost of all model calls of this attempt in USD; null when unknown. Of a replay, that of the run which it plays.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The name of this attempt in <c>ledger.jsonl</c>; null when the campaign had no limit on money.</summary>
    public string? Ledger { get; init; }

    /// <summary>When the run began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Working time in seconds: model and tools, without failed requests and waits, without checking.</summary>
    public double Seconds { get; init; }

    /// <summary>Time in seconds spent in failed requests and waiting: for rate limits, for a turn, for money, for a free core.</summary>
    public double WaitSeconds { get; init; }

    /// <summary>What isolated the agent: <c>bwrap</c>, <c>docker</c>, <c>landlock</c>, <c>none</c>.</summary>
    public string Sandbox { get; init; } = IsolationReport.NoProvider;

    /// <summary>What was in force of it; null in records of versions that made no probe.</summary>
    public RunIsolation? Isolation { get; init; }

    /// <summary>SHA-256 of each part that must agree for two runs to be comparable, by name of the part.</summary>
    public IReadOnlyDictionary<string, string> Fingerprint { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The transcript's path below the campaign folder, with forward slashes.</summary>
    public string? Transcript { get; init; }

    /// <summary>The path of the workspace's diff below the campaign folder, with forward slashes.</summary>
    public string? Diff { get; init; }

    /// <summary>The path of the recorded requests and answers below the campaign folder, with forward slashes; null when none were.</summary>
    public string? Cassette { get; init; }

    /// <summary>The chain value of the cassette's last line: proves that nothing was changed or cut off since. Null without a cassette.</summary>
    public string? CassetteChain { get; init; }

    /// <summary>
    /// What went otherwise than recorded; empty when a replay ran true. Null for a measurement, so that a replay is never mistaken for one.
    /// </summary>
    public IReadOnlyList<Divergence>? Divergences { get; init; }

    /// <summary>Failed, and so fast that the notes say <c>quick</c>: at most one tool call or at most two seconds of work.</summary>
    public bool IsQuick() =>
        Outcome.Kind == OutcomeKind.Failed && (Facts.ToolCalls <= 1 || Seconds <= 2);

    /// <summary>Not made on purpose: its result was certain to change nothing, or there was no money for its first request.</summary>
    public bool WasLeftOut() =>
        Outcome.Cause == InvalidCause.Curtailed || (Outcome.Cause == InvalidCause.BudgetStopped && Requests == 0);
}
