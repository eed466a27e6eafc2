using System.Globalization;

namespace Harness.Campaigns.Comparison;

/// <summary>
/// What stands between two campaigns. A part of the fingerprint that differs spoils the task that it belongs to, or every task when
/// it belongs to the campaign; softer differences are only said.
/// </summary>
/// <param name="RefusedTasks">The parts that differ between the two, or among the runs of one of them, by task; these tasks are in no number of the comparison.</param>
/// <param name="Warnings">What differs otherwise, a sentence each; what has to be known of one campaign is in <see cref="CampaignTally.Remarks"/>. Text of folders in it is not escaped.</param>
public sealed record Comparability(IReadOnlyDictionary<string, IReadOnlyList<string>> RefusedTasks, IReadOnlyList<string> Warnings)
{
    private const string SystemPrompt = "system_prompt";

    /// <summary>Looks at two campaigns.</summary>
    /// <exception cref="ComparisonRefusedException">They are of different suites or instances, or one is a replay and the other is not.</exception>
    public static Comparability Of(CampaignTally baseline, CampaignTally candidate)
    {
        if (baseline.Manifest.Suite != candidate.Manifest.Suite)
            throw Refused("they are of different suites", baseline.Manifest.Suite, candidate.Manifest.Suite);
        if (baseline.Manifest.Instance != candidate.Manifest.Instance)
            throw Refused("they are of different instances of the suite", baseline.Manifest.Instance.ToString(CultureInfo.InvariantCulture), candidate.Manifest.Instance.ToString(CultureInfo.InvariantCulture));
        if (baseline.IsReplay != candidate.IsReplay)
            throw Refused("a replay measures no model and is not compared with a measurement", Kind(baseline), Kind(candidate));
        var refused = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string> unknown = [];
        foreach (var task in baseline.Tasks.Select(task => task.Task).Intersect(candidate.Tasks.Select(task => task.Task), StringComparer.Ordinal))
        {
            var (before, now) = (PartsOf(baseline, task), PartsOf(candidate, task));
            var differing = before.Keys.Where(part => now.TryGetValue(part, out var hash) && hash != before[part]).Order(StringComparer.Ordinal).ToArray();
            string[] mixed = [.. new[] { baseline, candidate }.SelectMany(campaign => Record(campaign, task).MixedParts.Select(part => $"{part} among the runs of {campaign.Id}"))];
            if (differing.Length + mixed.Length > 0)
                refused[task] = [.. differing, .. mixed];
            if (before.Count == 0 || !before.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(now.Keys))
                unknown.Add(task);
        }

        return new Comparability(refused, [.. SoftDifference.Between(baseline, candidate, unknown)]);

        ComparisonRefusedException Refused(string why, string before, string now) =>
            new($"{baseline.Id} and {candidate.Id} are not compared: {why} ({before}, {now})");
    }

    private static TaskRecord Record(CampaignTally campaign, string task) => campaign.Tasks.First(record => record.Task == task);

    private static string Kind(CampaignTally campaign) => campaign.IsReplay ? "replay" : "measurement";

    /// <summary>A task's own parts from its records and its manifest, and those of the campaign that forbid.</summary>
    private static SortedDictionary<string, string> PartsOf(CampaignTally campaign, string task)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var prefix = task + "/";
        foreach (var (part, hash) in campaign.Manifest.Fingerprint)
        {
            if (part == SystemPrompt)
                parts[part] = hash;
            else if (part.StartsWith(prefix, StringComparison.Ordinal))
                parts[part[prefix.Length..]] = hash;
        }

        foreach (var (part, hash) in Record(campaign, task).Fingerprint)
            parts[part] = hash;
        return parts;
    }
}
