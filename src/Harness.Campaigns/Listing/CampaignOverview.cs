using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Listing;

/// <summary>
/// One campaign in a list of many: what it is and its totals, the same numbers as in its report. Read without keeping a record, so
/// thousands of campaigns take seconds and little memory.
/// </summary>
public sealed record CampaignOverview
{
    /// <summary>Absolute path of the campaign's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What it is.</summary>
    public required CampaignManifest Manifest { get; init; }

    /// <summary>Rows that were planned; the recorded ones when the plan is unknown.</summary>
    public required int Planned { get; init; }

    /// <summary>Passed and failed rows: the denominator of the score.</summary>
    public required int Valid { get; init; }

    public required int Passed { get; init; }

    /// <summary>Rows whose counting attempt is invalid, those that were left out among them.</summary>
    public required int Invalid { get; init; }

    /// <summary>Rows that were left out because a gate's verdict was certain: the pass rate of the others is biased.</summary>
    public int Curtailed { get; init; }

    /// <summary>Planned rows without any record.</summary>
    public required int Missing { get; init; }

    /// <summary>Cost of all attempts in USD; null when unknown.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>USD; null when the cost is unknown or nothing passed. Of <see cref="TotalsOnly"/>, as published, rounded.</summary>
    public required decimal? CostPerPassUsd { get; init; }

    /// <summary>A reconstruction whose runs were not published: nothing may be said or compared by task.</summary>
    public required bool TotalsOnly { get; init; }

    public string Id => Manifest.Id;

    public string Suite => Manifest.Suite;

    public string Model => Manifest.Model;

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset CreatedAt => Manifest.CreatedAt;

    /// <summary>Built from published tables, not recorded from a model.</summary>
    public bool Reconstruction => Manifest.Reconstruction;

    /// <summary>The campaign whose answers were played; null for a measurement.</summary>
    public string? ReplayOf => Manifest.ReplayOf;

    /// <summary>0 to 1; null when nothing was valid.</summary>
    public double? PassRate => Valid == 0 ? null : (double)Passed / Valid;

    /// <summary>Wilson 95 % interval of the pass rate, over runs; null when nothing was valid.</summary>
    public Interval? PassInterval => WilsonScore.Of(Passed, Valid);

    /// <summary>Reads one campaign.</summary>
    /// <exception cref="CampaignFormatException">Manifest or records cannot be trusted; names file and line.</exception>
    public static CampaignOverview Of(CampaignFolder folder)
    {
        var manifest = folder.ReadManifest();
        var count = new RowCount();
        folder.VisitRuns(record =>
        {
            if (record.Suite == manifest.Suite)
                count.Add(record);
        });
        if (count.IsEmpty && manifest is { Reconstruction: true, Published: { TotalsOnly: true } totals })
            return Of(folder, manifest, totals);
        var missing = manifest.Plan.Sum(task => task.Runs.Count(run => !count.Has(task.Task, run)));
        return new CampaignOverview
        {
            Folder = folder.FullPath,
            Manifest = manifest,
            Planned = manifest.Plan.Count == 0 ? count.Rows : count.Unplanned(manifest.Plan) + manifest.PlannedRuns(),
            Valid = count.Valid,
            Passed = count.Passed,
            Invalid = count.Rows - count.Valid,
            Curtailed = count.Curtailed,
            Missing = missing,
            CostUsd = count.CostUsd,
            CostPerPassUsd = Cost.PerPass(count.CostUsd, count.Passed),
            TotalsOnly = false,
        };
    }

    private static CampaignOverview Of(CampaignFolder folder, CampaignManifest manifest, PublishedCampaign totals) => new()
    {
        Folder = folder.FullPath,
        Manifest = manifest,
        Planned = totals.Valid,
        Valid = totals.Valid,
        Passed = totals.Passed,
        Invalid = 0,
        Missing = 0,
        CostUsd = totals.CostUsd,
        CostPerPassUsd = totals.CostPerPassUsd,
        TotalsOnly = true,
    };

    /// <summary>Counts rows by the attempt that counts: the first that is not invalid, else the last.</summary>
    private sealed class RowCount
    {
        private readonly Dictionary<(string Task, int Run), (int Attempt, OutcomeKind Kind, bool WasCurtailed)> _rows = [];

        public decimal? CostUsd { get; private set; } = 0;

        public bool IsEmpty => _rows.Count == 0;

        public int Rows => _rows.Count;

        public int Valid => _rows.Values.Count(row => row.Kind != OutcomeKind.Invalid);

        public int Passed => _rows.Values.Count(row => row.Kind == OutcomeKind.Passed);

        public int Curtailed => _rows.Values.Count(row => row.WasCurtailed);

        public bool Has(string task, int run) => _rows.ContainsKey((task, run));

        /// <summary>Rows of tasks that no plan names.</summary>
        public int Unplanned(IReadOnlyList<PlannedTask> plan)
        {
            var planned = plan.Select(task => task.Task).ToHashSet(StringComparer.Ordinal);
            return _rows.Keys.Count(row => !planned.Contains(row.Task));
        }

        public void Add(RunRecord record)
        {
            CostUsd += record.CostUsd;
            var key = (record.Task, record.Run);
            if (!_rows.TryGetValue(key, out var before) || CountingAttempt.Replaces((record.Attempt, record.Outcome.Kind), (before.Attempt, before.Kind)))
                _rows[key] = (record.Attempt, record.Outcome.Kind, record.Outcome.Cause == InvalidCause.Curtailed);
        }
    }
}
