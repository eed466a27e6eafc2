using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison;

/// <summary>
/// A candidate beside a baseline: the verdict with everything that it rests on. Where only totals of a side are known, the runs are one
/// stratum, and the test is Fisher's exact test over the pooled runs.
/// </summary>
public sealed class PairComparison
{
    private const string Pooled = "suite";

    private readonly Lazy<CostChange> _cost;

    private PairComparison(CampaignTally baseline, CampaignTally candidate, VerdictRules rules, SimulatedDrops drops)
    {
        (Baseline, Candidate) = (baseline, candidate);
        Comparability = Comparability.Of(baseline, candidate);
        IsPooled = baseline.TotalsOnly is not null || candidate.TotalsOnly is not null;
        Verdict = ComparisonVerdict.Of(Side(baseline), Side(candidate), rules, drops);
        Tasks = IsPooled ? [] : [.. Changes()];
        TasksLikeThese = IsPooled || IsCurtailed ? null : TaskLevelTest.Of(Verdict.Tasks);
        _cost = new(() => CostChange.Between(baseline, candidate));
        Parameters = ParameterClaim.Between(baseline, candidate);
    }

    public CampaignTally Baseline { get; }

    public CampaignTally Candidate { get; }

    public Comparability Comparability { get; }

    /// <summary>Only totals of a side are known: the test is not stratified by task, and <see cref="Tasks"/> is empty.</summary>
    public bool IsPooled { get; }

    /// <summary>Runs of compared tasks were left out because of the outcomes before them: what was made is no sample, so no task is compared, and nothing is said beyond the suite.</summary>
    public bool IsCurtailed => Verdict.Baseline.Curtailed.Count + Verdict.Candidate.Curtailed.Count > 0;

    /// <summary>What the runs say, on this suite.</summary>
    public ComparisonVerdict Verdict { get; }

    /// <summary>What the tasks say beyond this suite; null when <see cref="IsPooled"/> or <see cref="IsCurtailed"/>.</summary>
    public TaskLevelTest? TasksLikeThese { get; }

    /// <summary>Every task of either side, ordered by id; empty when <see cref="IsPooled"/>.</summary>
    public IReadOnlyList<TaskChange> Tasks { get; }

    /// <summary>What it costs; its intervals are drawn on the first call.</summary>
    public CostChange Cost => _cost.Value;

    /// <summary>How much smaller or larger the model is said to be, as each source has it; empty when it is not said of both.</summary>
    public IReadOnlyList<ParameterClaim> Parameters { get; }

    /// <summary>Compares two campaigns.</summary>
    /// <param name="baseline">What is there already.</param>
    /// <param name="candidate">What is held against it.</param>
    /// <param name="rules">Default: <see cref="VerdictRules.Comparison"/>.</param>
    /// <exception cref="ComparisonRefusedException">They must not be compared.</exception>
    public static PairComparison Of(CampaignTally baseline, CampaignTally candidate, VerdictRules? rules = null) =>
        Of(baseline, candidate, rules, new SimulatedDrops());

    /// <summary>The same for one of several pairs, which share what is simulated.</summary>
    internal static PairComparison Of(CampaignTally baseline, CampaignTally candidate, VerdictRules? rules, SimulatedDrops drops) =>
        new(baseline, candidate, rules ?? VerdictRules.Comparison, drops);

    private CampaignSide Side(CampaignTally campaign)
    {
        if (IsPooled)
            return new CampaignSide([new TaskTally(Pooled, campaign.Passed, campaign.Valid)], campaign.Planned, campaign.Invalid);
        TaskRecord[] compared = [.. campaign.Tasks.Where(task => !Comparability.RefusedTasks.ContainsKey(task.Task))];
        return new CampaignSide([.. compared.Select(task => task.Tally)], compared.Sum(task => task.Planned), compared.Sum(task => task.Invalid - task.Curtailed))
        {
            Curtailed = compared.Where(task => task.Curtailed > 0).ToDictionary(task => task.Task, task => task.Curtailed),
        };
    }

    private IEnumerable<TaskChange> Changes()
    {
        var alarms = (IsCurtailed ? [] : PerTaskAlarm.Of(Verdict.Tasks, Verdict.Rules.Alpha)).ToDictionary(alarm => alarm.Task, StringComparer.Ordinal);
        var (before, now) = (ByTask(Baseline), ByTask(Candidate));
        return from task in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               let baseline = before.GetValueOrDefault(task)
               let candidate = now.GetValueOrDefault(task)
               select new TaskChange(
                   task, (candidate ?? baseline)!.Name, baseline, candidate,
                   Comparability.RefusedTasks.GetValueOrDefault(task) ?? [], alarms.GetValueOrDefault(task));
    }

    private static Dictionary<string, TaskRecord> ByTask(CampaignTally campaign) => campaign.Tasks.ToDictionary(task => task.Task, StringComparer.Ordinal);
}
