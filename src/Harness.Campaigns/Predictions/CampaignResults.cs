using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Predictions;

/// <summary>What predictions are held against: the runs of a campaign that count, and what it cost.</summary>
/// <param name="Manifest">What the campaign is.</param>
/// <param name="Runs">The counting attempt of each row, ordered by task and run.</param>
/// <param name="CostUsd">Cost of all attempts; null when unknown.</param>
public sealed record CampaignResults(CampaignManifest Manifest, IReadOnlyList<RunEntry> Runs, decimal? CostUsd)
{
    /// <summary>The published totals of a reconstruction whose runs were not published; null for everything else.</summary>
    public PublishedCampaign? TotalsOnly => Runs.Count == 0 && Manifest is { Reconstruction: true, Published: { TotalsOnly: true } totals } ? totals : null;

    /// <summary>USD; null when the cost is unknown or nothing passed.</summary>
    public decimal? CostPerPassUsd => TotalsOnly is { } totals
        ? totals.CostPerPassUsd
        : Cost.PerPass(CostUsd, Runs.Count(run => run.Outcome.Kind == OutcomeKind.Passed));

    /// <summary>Reads a campaign.</summary>
    /// <exception cref="CampaignFormatException">Manifest or records cannot be trusted; names file and line.</exception>
    public static CampaignResults Of(CampaignFolder folder)
    {
        var manifest = folder.ReadManifest();
        var entries = StoredCampaign.Read(folder, manifest.Suite).Entries;
        return new CampaignResults(manifest, [.. entries.Where(entry => entry.Counts)], Cost.Sum(entries.Select(entry => entry.CostUsd)));
    }

    /// <summary>The runs of one task, or all.</summary>
    public IReadOnlyList<RunEntry> RunsOf(string? task) => task is null ? Runs : [.. Runs.Where(run => run.Task == task)];

    /// <summary>Planned rows without any record, of one task or of all.</summary>
    public int MissingOf(string? task)
    {
        var made = RunsOf(task).Select(run => (run.Task, run.Run)).ToHashSet();
        return Manifest.Plan.Where(planned => task is null || planned.Task == task).Sum(planned => planned.Runs.Count(run => !made.Contains((planned.Task, run))));
    }

    /// <summary>Tasks with a run that failed without a tool call.</summary>
    public IReadOnlyList<string> QuickFailTasks() => TotalsOnly is { } totals
        ? [.. totals.Tasks.Where(task => task.QuickFails > 0).Select(task => task.Task)]
        : [.. Runs.Where(run => run.Outcome.QuickFail).Select(run => run.Task).Distinct(StringComparer.Ordinal)];

    /// <summary>Passes of one task, or of the suite; null when they were not published.</summary>
    public int? PassesOf(string? task) => TotalsOnly is { } totals
        ? task is null ? totals.Passed : totals.Tasks.FirstOrDefault(known => known.Task == task)?.Passed
        : RunsOf(task).Count(run => run.Outcome.Kind == OutcomeKind.Passed);

    /// <summary>The run numbers of one task that passed; null when they were not published.</summary>
    public IReadOnlyList<int>? PassedRunsOf(string task) => TotalsOnly is { } totals
        ? totals.Tasks.FirstOrDefault(known => known.Task == task)?.PassedRuns
        : [.. RunsOf(task).Where(run => run.Outcome.Kind == OutcomeKind.Passed).Select(run => run.Run)];
}
