using System.Globalization;

namespace Harness.Campaigns.Records;

/// <summary>What a campaign is: the content of <c>campaign.json</c>. Holds no secret.</summary>
public sealed record CampaignManifest
{
    /// <summary>Raised when a reader of the older format would misread the newer one. Readers accept every older version.</summary>
    public const int CurrentFormatVersion = 1;

    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary><c>YYYY-MM-DD-model-suite</c>, a second one on the same day ends with <c>-2</c>; also the folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>The suite, e.g. <c>agentic-core-v1</c>.</summary>
    public required string Suite { get; init; }

    /// <summary>The model as asked for with <c>MODEL</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The id sent to the provider; null for scripted models.</summary>
    public string? ModelId { get; init; }

    /// <summary>When the campaign began, UTC. Midnight of its date until the first process has filled the manifest in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Runs per task that were planned; 0 until the plan is known.</summary>
    public int RunsPerTask { get; init; }

    /// <summary>The instance of the suite; 0 is the published one.</summary>
    public int Instance { get; init; }

    /// <summary>Every row that was planned, ordered by task. Empty means unknown: then nothing can be missing.</summary>
    public IReadOnlyList<PlannedTask> Plan { get; init; } = [];

    /// <summary>Settings by name, as text, without secrets.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = NoEntries;

    /// <summary>Who served the model, e.g. <c>bedrock</c>; null for scripted models.</summary>
    public string? Provider { get; init; }

    /// <summary>
    /// What every request carried beside conversation, tools and the limit of a reply: values as JSON by their path in the body. What was
    /// asked for is in <see cref="Configuration"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Sent { get; init; } = NoEntries;

    public CampaignEnvironment? Environment { get; init; }

    /// <summary>What isolated the agent: <c>bwrap</c>, <c>docker</c>, <c>landlock</c>, <c>none</c>.</summary>
    public string Sandbox { get; init; } = IsolationReport.NoProvider;

    /// <summary>What was in force, found out by a probe before the first run; null in campaigns of versions that made none.</summary>
    public IsolationReport? Isolation { get; init; }

    /// <summary>The model's price rows, whenever they are in force; a run names its own. Empty when the price is unknown. Of a replay, those of what it plays.</summary>
    public IReadOnlyList<UsedPrice> Prices { get; init; } = [];

    /// <summary>SHA-256 of each part that must agree for campaigns to be comparable: <c>task_07/prompt</c>, <c>system_prompt</c>.</summary>
    public IReadOnlyDictionary<string, string> Fingerprint { get; init; } = NoEntries;

    /// <summary>SHA-256 of <c>predictions.json</c> as it was before the first run; null when there was none.</summary>
    public string? PredictionsSha256 { get; init; }

    /// <summary>Built from published tables, not recorded from a model. Said wherever the campaign is shown.</summary>
    public bool Reconstruction { get; init; }

    /// <summary>What the text says that a reconstruction was made from; null for everything else.</summary>
    public PublishedCampaign? Published { get; init; }

    /// <summary>How to make the client again that was recorded; null when nothing is recorded.</summary>
    public RecordedClient? Client { get; init; }

    /// <summary>
    /// The id of the campaign whose recorded answers were played; null for a measurement. A replay measures no model: it is never pooled
    /// with measurements, and this is said wherever it is shown.
    /// </summary>
    public string? ReplayOf { get; init; }

    /// <summary>SHA-256 of every other file, by path below the folder with forward slashes; written with the reports.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = NoEntries;

    /// <summary>
    /// Files that were once found with another content than <see cref="Files"/> had said, in order; a name stays here for good. A log
    /// that has only grown is not among them.
    /// </summary>
    public IReadOnlyList<string> Edited { get; init; } = [];

    /// <summary>Bytes of <c>runs.jsonl</c> that its hash in <see cref="Files"/> covers; a campaign that is continued grows beyond them.</summary>
    public long SealedRunsBytes { get; init; }

    /// <summary>Rows that were planned; 0 when the plan is unknown.</summary>
    public int PlannedRuns() => Plan.Sum(task => task.Runs.Count);

    private static SortedDictionary<string, string> NoEntries => new(StringComparer.Ordinal);

    /// <summary>
    /// Names every difference that forbids to continue this campaign as <paramref name="now"/>: suite, model, instance,
    /// sandbox, its guards and limits, and each part of the fingerprint. The plan may grow, and a different machine with another version
    /// of the same sandbox may carry on: what is in force and what a program may use decide what an agent can do, not who enforces it.
    /// </summary>
    /// <returns>Empty when the campaign may be continued.</returns>
    public IReadOnlyList<ManifestDifference> BlockingDifferences(CampaignManifest now)
    {
        var pairs = new (string Part, string? Before, string? Now)[]
        {
            ("suite", Suite, now.Suite),
            ("model", Model, now.Model),
            ("modelId", ModelId, now.ModelId),
            ("instance", Instance.ToString(CultureInfo.InvariantCulture), now.Instance.ToString(CultureInfo.InvariantCulture)),
            ("sandbox", Sandbox, now.Sandbox),
            ("reconstruction", Reconstruction ? "yes" : "no", now.Reconstruction ? "yes" : "no"),
        };
        var parts = Fingerprint.Keys.Union(now.Fingerprint.Keys).Order(StringComparer.Ordinal)
            .Select(part => ("fingerprint " + part, Fingerprint.GetValueOrDefault(part), now.Fingerprint.GetValueOrDefault(part)));
        return [.. pairs.Concat(Isolation?.Parts(now.Isolation) ?? []).Concat(parts)
            .Where(pair => pair.Item2 != pair.Item3)
            .Select(pair => new ManifestDifference(pair.Item1, pair.Item2, pair.Item3))];
    }
}
