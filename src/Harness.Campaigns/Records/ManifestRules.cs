namespace Harness.Campaigns.Records;

/// <summary>
/// What a manifest must keep to beside its form: an id and a suite that can be parts of a path, lists without holes, a plan that names
/// each row once.
/// </summary>
internal static class ManifestRules
{
    private const int MostRuns = 10_000_000;

    /// <summary>What is wrong, with the place in the manifest; null when nothing is.</summary>
    public static string? Complaint(CampaignManifest manifest) =>
        Identity(manifest) ?? Plan(manifest) ?? Lists(manifest) ?? (manifest.Published is { } published ? Published(published) : null);

    private static string? Identity(CampaignManifest manifest)
    {
        if (!CampaignPaths.IsCampaignId(manifest.Id))
            return "id: not a campaign's id: 1 to 200 characters out of a-z, 0-9 and -.";
        return CampaignPaths.IsSuite(manifest.Suite) ? null : "suite: not a suite: 1 to 64 characters out of a-z, 0-9 and -.";
    }

    private static string? Plan(CampaignManifest manifest)
    {
        var tasks = new HashSet<string>(StringComparer.Ordinal);
        long runs = 0;
        for (var i = 0; i < manifest.Plan.Count; i++)
        {
            if (manifest.Plan[i] is not { Task: { } task, Name: not null, Runs: { } numbers } || !CampaignPaths.IsTaskId(task))
                return FormattableString.Invariant($"plan[{i}] is not a task with its runs.");
            if (!tasks.Add(task))
                return FormattableString.Invariant($"plan[{i}]: {task} is planned twice.");
            if (numbers.Any(run => run is < 1 or > MostRuns) || numbers.Distinct().Count() != numbers.Count)
                return FormattableString.Invariant($"plan[{i}].runs: a run is not within 1 to {MostRuns}, or is there twice.");
            runs += numbers.Count;
        }

        return runs > MostRuns ? FormattableString.Invariant($"plan: more than {MostRuns} runs.") : null;
    }

    private static string? Lists(CampaignManifest manifest)
    {
        (string Name, IEnumerable<object?> Values)[] lists =
        [
            ("configuration", manifest.Configuration.Values),
            ("sent", manifest.Sent.Values),
            ("prices", manifest.Prices),
            ("fingerprint", manifest.Fingerprint.Values),
            ("files", manifest.Files.Values),
            ("edited", manifest.Edited),
        ];
        return lists.Where(list => list.Values.Any(value => value is null)).Select(list => $"{list.Name} holds null.").FirstOrDefault();
    }

    private static string? Published(PublishedCampaign published)
    {
        if (published.Passed < 0 || published.Valid > MostRuns || published.Passed > published.Valid)
            return "published: passed and valid do not belong together.";
        if (published.CostUsd is < 0 or > 1_000_000_000 || published.CostPerPassUsd is < 0 or > 1_000_000_000)
            return "published: a cost is not within 0 to 1000000000.";
        if (published.SizeClaims?.Any(claim => claim?.Campaign is null || !CampaignPaths.IsCampaignId(claim.Campaign) || claim.PercentLower is < -1_000_000 or > 100) == true)
            return "published: a size claim names no campaign, or its percentLower is not within -1000000 to 100.";
        return published.Tasks.Any(task => task?.Task is null) || published.MadeUp.Contains(null!) || published.NotPublished.Contains(null!)
            ? "published: tasks, madeUp or notPublished holds null."
            : null;
    }
}
