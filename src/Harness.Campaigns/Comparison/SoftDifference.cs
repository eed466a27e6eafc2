using System.Globalization;

namespace Harness.Campaigns.Comparison;

/// <summary>Differences that forbid nothing and may still explain what is seen, a sentence each.</summary>
internal static class SoftDifference
{
    private const int MostShown = 200;

    public static IEnumerable<string> Between(CampaignTally baseline, CampaignTally candidate, IReadOnlyCollection<string> unknownParts)
    {
        if (baseline is { TotalsOnly: not null } || candidate is { TotalsOnly: not null })
            yield return "Only totals are compared: no test stratified by task is possible, and nothing can be said by task.";
        else if (unknownParts.Count > 0)
            yield return $"Fingerprints are not on record on both sides, so whether the tasks are the same is not known: {(unknownParts.Count == baseline.Tasks.Count ? "all of them" : string.Join(", ", unknownParts))}.";
        var pairs = new (string What, string? Before, string? Now)[]
        {
            ("harness version", VersionOf(baseline), VersionOf(candidate)),
            ("sandbox", SandboxOf(baseline), SandboxOf(candidate)),
            ("sampling parameters", SamplingOf(baseline), SamplingOf(candidate)),
            ("provider", baseline.Manifest.Provider, candidate.Manifest.Provider),
            ("region", RegionOf(baseline), RegionOf(candidate)),
            ("model id that the provider returned", ReturnedOf(baseline, candidate), ReturnedOf(candidate, baseline)),
        };
        foreach (var (what, before, now) in pairs)
        {
            if (before is not null && now is not null && before != now)
                yield return $"The {what} {(what.EndsWith('s') ? "differ" : "differs")}: {Cut(before)}, then {Cut(now)}.";
        }

        var days = (candidate.Manifest.CreatedAt - baseline.Manifest.CreatedAt).TotalDays;
        if (Math.Abs(days) >= 1 && baseline.IsRecorded && candidate.IsRecorded)
            yield return string.Create(CultureInfo.InvariantCulture, $"They are not concurrent: {(days > 0 ? baseline : candidate).Id} is {Math.Abs(days):0} days older; what a provider serves under one name may have changed since.");
    }

    private static string? VersionOf(CampaignTally campaign) => campaign.Manifest.Environment?.HarnessVersion ?? campaign.Manifest.Fingerprint.GetValueOrDefault("harness");

    // A reconstruction does not know what isolated the agent.
    private static string? SandboxOf(CampaignTally campaign) => campaign.IsReconstruction ? null : campaign.Manifest.Sandbox;

    private static string? SamplingOf(CampaignTally campaign) => campaign.Manifest.Fingerprint.GetValueOrDefault("sampling") is { } sampling
        ? sampling.Length == 0 ? "none sent" : sampling
        : campaign.Manifest.Sent.Count == 0 ? null : string.Join("; ", campaign.Manifest.Sent.Select(parameter => $"{parameter.Key}={parameter.Value}"));

    private static string? RegionOf(CampaignTally campaign) => campaign.Manifest.Configuration.GetValueOrDefault("region");

    /// <summary>Null when another model was asked for: then the answer has to differ.</summary>
    private static string? ReturnedOf(CampaignTally campaign, CampaignTally other) =>
        campaign.ReturnedModels.Count == 0 || (campaign.Manifest.ModelId ?? campaign.Model) != (other.Manifest.ModelId ?? other.Model) ? null : string.Join(", ", campaign.ReturnedModels);

    private static string Cut(string text) => text.Length <= MostShown ? text : text[..MostShown] + "...";
}
