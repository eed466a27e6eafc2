using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Gating;

/// <summary>What the runs of a task say that they were made with.</summary>
internal static class TaskFingerprints
{
    /// <summary>The fingerprints of a task's runs, each once. More than one is a campaign that changed on the way; none, that no run got so far.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(IEnumerable<RunRecord> runs) =>
    [
        .. runs.Where(run => run.Fingerprint.Count > 0 && (run.Outcome.Kind != OutcomeKind.Invalid || run.Outcome.Cause == InvalidCause.Curtailed))
            .Select(run => run.Fingerprint)
            .DistinctBy(Text),
    ];

    /// <summary>The parts in which two fingerprints differ, ordered.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now) =>
        [.. before.Keys.Union(now.Keys).Where(part => before.GetValueOrDefault(part) != now.GetValueOrDefault(part)).Order(StringComparer.Ordinal)];

    private static string Text(IReadOnlyDictionary<string, string> parts) =>
        string.Join('\n', parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key}={part.Value}"));
}
