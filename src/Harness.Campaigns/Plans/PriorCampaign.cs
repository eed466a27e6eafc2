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
        // Manifests first, so that few campaigns' records are read.
        return Directory.EnumerateDirectories(campaignsRoot)
            .Select(path => IfReadable(() => new { Path = path, Manifest = CampaignFolder.Open(path).ReadManifest() }))
            .Where(prior => prior?.Manifest is { ModelId: not null, Reconstruction: false, ReplayOf: null } manifest && manifest.Suite == suite)
            .OrderByDescending(prior => prior!.Manifest.Model == model)
            .ThenByDescending(prior => prior!.Manifest.CreatedAt)
            .Select(prior => IfReadable(() => new PriorCampaign(prior!.Manifest, [.. CampaignFolder.Open(prior.Path).ReadRuns().Counting().Where(run => run.Suite == suite)])))
            .FirstOrDefault(prior => prior?.Runs.Any(run => prior.UsageOf(run.Task).Any()) == true);
    }

    private static T? IfReadable<T>(Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CampaignFormatException)
        {
            return null;
        }
    }
}
