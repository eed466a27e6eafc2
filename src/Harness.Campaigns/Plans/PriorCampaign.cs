using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Plans;

/// <summary>A recorded campaign that a plan can look back to.</summary>
/// <param name="Manifest">What it was.</param>
/// <param name="Runs">Its counting runs.</param>
public sealed record PriorCampaign(CampaignManifest Manifest, IReadOnlyList<RunRecord> Runs)
{
    public int Passed => Runs.Count(run => run.Outcome.Kind == OutcomeKind.Passed);

    public int Valid => Runs.Count(run => run.Outcome.Kind != OutcomeKind.Invalid);

    /// <summary>Runs that were measured and whose tokens are known, of a task.</summary>
    public IEnumerable<TokenUsage> UsageOf(string task) => Runs
        .Where(run => run.Task == task && run.Outcome.Kind != OutcomeKind.Invalid && run.Usage is { Calls: > 0, Input: > 0, Output: not null })
        .Select(run => run.Usage);

    /// <summary>
    /// The most recent campaign of a suite with a real model whose tokens are known, one of the same model before any other; a replay asked
    /// no model. Folders that cannot be read are passed over: a plan must not fail for what lies beside it.
    /// </summary>
    public static PriorCampaign? MostRecent(string campaignsRoot, string suite, string model)
    {
        if (!Directory.Exists(campaignsRoot)) return null;
        return Directory.EnumerateDirectories(campaignsRoot)
            .Select(folder => Read(folder, suite))
            .OfType<PriorCampaign>()
            .OrderByDescending(prior => prior.Manifest.Model == model)
            .ThenByDescending(prior => prior.Manifest.CreatedAt)
            .FirstOrDefault(prior => prior.Runs.Any(run => prior.UsageOf(run.Task).Any()));
    }

    private static PriorCampaign? Read(string path, string suite)
    {
        try
        {
            var folder = CampaignFolder.Open(path);
            var manifest = folder.ReadManifest();
            return manifest.Suite == suite && manifest is { ModelId: not null, Reconstruction: false, ReplayOf: null }
                ? new PriorCampaign(manifest, [.. folder.ReadRuns().Counting().Where(run => run.Suite == suite)])
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CampaignFormatException)
        {
            return null;
        }
    }
}
