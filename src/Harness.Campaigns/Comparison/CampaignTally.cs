using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison;

/// <summary>
/// One campaign as comparisons need it: counts by task, costs, times and labels, the same numbers as in its report. It is read
/// record by record and keeps none, so a thousand campaigns take seconds and little memory.
/// </summary>
public sealed class CampaignTally
{
    private static readonly SortedDictionary<string, string> NoFiles = new(StringComparer.Ordinal);

    private readonly Lazy<CostIntervals> _costs;

    private CampaignTally(string folder, CampaignManifest manifest, TallyReading reading)
    {
        (Folder, Manifest, Reading) = (folder, manifest with { Files = NoFiles }, reading);
        if (reading.IsEmpty && manifest is { Reconstruction: true, Published: { TotalsOnly: true } totals })
            TotalsOnly = totals;
        Tasks = TotalsOnly is null ? reading.Tasks(manifest) : [];
        _costs = new(() => IsRecorded ? CostInterval.Of(Costs, Valid) : default);
    }

    /// <summary>Absolute path of the campaign's folder.</summary>
    public string Folder { get; }

    /// <summary>What it is, without its list of files.</summary>
    public CampaignManifest Manifest { get; }

    public string Id => Manifest.Id;

    public string Model => Manifest.Model;

    /// <summary>The model's name in texts: as published, else as the campaign has it.</summary>
    public string ModelName => Manifest.Published?.ModelName ?? Model;

    /// <summary>Built from published tables, not recorded from a model. Said wherever it is shown.</summary>
    public bool IsReconstruction => Manifest.Reconstruction;

    /// <summary>Recorded answers were played; it measures no model.</summary>
    public bool IsReplay => Manifest.ReplayOf is not null;

    /// <summary>Times and the cost of single runs are those of a model: in a reconstruction they are made up, in a replay they are not its own.</summary>
    public bool IsRecorded => !IsReconstruction && !IsReplay;

    /// <summary>The published totals of a reconstruction whose runs were not published; null for everything else.</summary>
    public PublishedCampaign? TotalsOnly { get; }

    /// <summary>Every planned or recorded task, ordered by id; empty when only totals are known.</summary>
    public IReadOnlyList<TaskRecord> Tasks { get; }

    /// <summary>How the rows ended; empty when only totals are known.</summary>
    public OutcomeCounts Outcomes => Reading.Outcomes;

    /// <summary>What every attempt cost; empty when only totals are known.</summary>
    public IReadOnlyList<CostedRun> Costs => Reading.Costs;

    /// <summary>The ids that the provider says it answered with, in order.</summary>
    public IReadOnlyList<string> ReturnedModels => Reading.ReturnedModels;

    /// <summary>What was dropped while reading; empty in the normal case.</summary>
    public IReadOnlyList<string> Notes => Reading.Notes;

    public int Planned => TotalsOnly?.Valid ?? Tasks.Sum(task => task.Planned);

    /// <summary>Passed and failed rows: the denominator of the score.</summary>
    public int Valid => TotalsOnly?.Valid ?? Tasks.Sum(task => task.Valid);

    public int Passed => TotalsOnly?.Passed ?? Tasks.Sum(task => task.Passed);

    /// <summary>Rows whose counting attempt is invalid.</summary>
    public int Invalid => Tasks.Sum(task => task.Invalid);

    /// <summary>Planned rows without any record.</summary>
    public int Missing => Tasks.Sum(task => task.Missing);

    /// <summary>Rows that were left out because a gate's verdict was certain. They depend on the outcomes before them, so the pass rate of the others is biased.</summary>
    public int Curtailed => Tasks.Sum(task => task.Curtailed);

    /// <summary>0 to 1; null when nothing was valid.</summary>
    public double? PassRate => Valid == 0 ? null : (double)Passed / Valid;

    /// <summary>Wilson 95 % interval of the pass rate, over runs; null when nothing was valid.</summary>
    public Interval? PassInterval => WilsonScore.Of(Passed, Valid);

    /// <summary>Cost of all attempts in USD; null when unknown.</summary>
    public decimal? CostUsd => TotalsOnly is { } totals ? totals.CostUsd : Cost.Sum(Costs.Select(run => run.CostUsd));

    /// <summary>
    /// USD of all attempts by valid rows, as a gate counts it: attempts that failed before anything was billed make no run cheaper, and
    /// what invalid ones cost is a part of the price of a run. Null when the cost is unknown or nothing was valid.
    /// </summary>
    public decimal? CostPerRunUsd => Cost.PerPass(CostUsd, Valid);

    /// <summary>USD; null when the cost is unknown or nothing passed. When only totals are known, as published, rounded.</summary>
    public decimal? CostPerPassUsd => TotalsOnly is { } totals ? totals.CostPerPassUsd : Cost.PerPass(CostUsd, Passed);

    /// <summary>95 % interval of <see cref="CostPerRunUsd"/> over runs; null also when <see cref="IsRecorded"/> is false. Drawn on the first call.</summary>
    public Interval? CostPerRunInterval => _costs.Value.PerRun;

    /// <summary>95 % interval of <see cref="CostPerPassUsd"/> over runs; null also when <see cref="IsRecorded"/> is false. Drawn on the first call.</summary>
    public Interval? CostPerPassInterval => _costs.Value.PerPass;

    /// <summary>Median working time of the valid rows in seconds; null when nothing was valid or <see cref="IsRecorded"/> is false.</summary>
    public double? MedianSeconds => IsRecorded ? Percentile.Of(Reading.Seconds, .5) : null;

    /// <summary>95th percentile of the working time of the valid rows in seconds; null as <see cref="MedianSeconds"/>.</summary>
    public double? P95Seconds => IsRecorded ? Percentile.Of(Reading.Seconds, .95) : null;

    /// <summary>
    /// What has to be known before its numbers are used, as ends of sentences that begin with its name: that it is a reconstruction, a
    /// replay, incomplete, edited. Text of folders in them is not escaped.
    /// </summary>
    public IEnumerable<string> Remarks => CampaignRemark.Of(this);

    /// <summary>How each row ended, in no order; none when only totals are known.</summary>
    internal IEnumerable<(string Task, int Run, Outcome Outcome)> Rows => Reading.Rows;

    private TallyReading Reading { get; }

    /// <summary>Reads one campaign.</summary>
    /// <exception cref="CampaignFormatException">Manifest or records cannot be trusted; names file and line.</exception>
    public static CampaignTally Of(CampaignFolder folder)
    {
        var manifest = folder.ReadManifest();
        return new CampaignTally(folder.FullPath, manifest, TallyReading.Of(folder, manifest.Suite));
    }
}
