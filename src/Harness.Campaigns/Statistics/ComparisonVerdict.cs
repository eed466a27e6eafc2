namespace Harness.Campaigns.Statistics;

/// <summary>
/// The verdict on two campaigns with everything that it rests on. Cheap (some 20 microseconds at 10 tasks x 10 runs) but
/// for <see cref="DetectableDrop"/>, which is simulated when it is asked for.
/// </summary>
public sealed class ComparisonVerdict
{
    private readonly SimulatedDrops _drops;

    private ComparisonVerdict(CampaignSide baseline, CampaignSide candidate, VerdictRules rules, SimulatedDrops drops)
    {
        (Rules, Baseline, Candidate, _drops) = (rules, baseline, candidate, drops);
        Tasks = TaskPair.Match(baseline.Tasks, candidate.Tasks);
        Test = StratifiedExact.Of(Tasks);
        TaskPair[] compared = [.. Tasks.Where(task => task.IsComparable)];
        var (baselinePassed, baselineValid) = (compared.Sum(t => t.BaselinePassed), compared.Sum(t => t.BaselineValid));
        var candidateValid = compared.Sum(t => t.CandidateValid);
        PooledFisher = rules.Question == VerdictQuestion.Worse
            ? FisherExact.Worse(baselinePassed, baselineValid, Test.Passed, candidateValid)
            : FisherExact.TwoSided(baselinePassed, baselineValid, Test.Passed, candidateValid);
        P = rules.PValueOf(Test);
        Kind = rules.Judge(Test);
        if (candidate.Curtailed.Values.Any(runs => runs > 0))
            JudgeCurtailed();
        if ((WhyNotJudged() ?? Reason) is { } reason)
            (Kind, Reason) = (Verdict.Inconclusive, reason);
    }

    public VerdictRules Rules { get; }

    public CampaignSide Baseline { get; }

    public CampaignSide Candidate { get; }

    /// <summary>All tasks of either side; those that only one has valid runs of are named in <see cref="StratifiedTest.LeftOut"/>.</summary>
    public IReadOnlyList<TaskPair> Tasks { get; }

    public Verdict Kind { get; private set; }

    /// <summary>Set when, and only when, <see cref="Kind"/> is <see cref="Verdict.Inconclusive"/>.</summary>
    public InconclusiveReason? Reason { get; private set; }

    /// <summary>The test over the runs that were made; also there when the verdict is inconclusive.</summary>
    public StratifiedTest Test { get; }

    /// <summary>
    /// The p-value of the verdict. Of a curtailed campaign it is the bound that the runs left out could not have crossed: the
    /// highest for <see cref="Verdict.Regressed"/>, the lowest otherwise.
    /// </summary>
    public double P { get; private set; }

    /// <summary>Fisher's exact test over the pooled runs of the compared tasks, with the tail of the question: for orientation, it decides nothing.</summary>
    public double PooledFisher { get; }

    /// <summary>
    /// The smallest drop that these runs had 80 % power to see: see <see cref="DesignPower.SmallestDrop"/>. Null when they could
    /// not even have seen that nothing passes any more. Simulated on the first call, some 30 milliseconds. Thread-safe.
    /// </summary>
    public SuiteDrop? DetectableDrop => DetectableDropAmong(1);

    /// <summary>
    /// <see cref="DetectableDrop"/> where the verdict is one of several that are corrected by <see cref="Holm"/>: at the level of its first
    /// step, the level by their number, which shows a drop whatever the others say.
    /// </summary>
    /// <param name="comparisons">How many verdicts there are, this one included; from 1.</param>
    public SuiteDrop? DetectableDropAmong(int comparisons)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(comparisons, 1);
        return _drops.Of(DesignedTask.From(Tasks, Candidate.Curtailed), Rules with { Alpha = Rules.Alpha / comparisons });
    }

    /// <summary>Judges a candidate against a baseline.</summary>
    /// <param name="baseline">What is there already; it may have more runs than the candidate.</param>
    /// <param name="candidate">What is judged.</param>
    /// <param name="rules">Default: <see cref="VerdictRules.Gate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more passed than were valid.</exception>
    public static ComparisonVerdict Of(CampaignSide baseline, CampaignSide candidate, VerdictRules? rules = null) =>
        Of(baseline, candidate, rules ?? VerdictRules.Gate, new SimulatedDrops());

    /// <inheritdoc cref="Of(CampaignSide, CampaignSide, VerdictRules?)"/>
    internal static ComparisonVerdict Of(CampaignSide baseline, CampaignSide candidate, VerdictRules rules, SimulatedDrops drops) =>
        new(baseline, candidate, rules, drops);

    private void JudgeCurtailed()
    {
        var state = Curtailment.Of(TaskProgress.From(Tasks, Candidate.Curtailed), Rules.Alpha);
        if (Rules.Question == VerdictQuestion.Worse && state.Certain is { } certain)
        {
            Kind = certain;
            P = certain == Verdict.Regressed ? state.HighestP : state.LowestP;
        }
        else
        {
            Reason = InconclusiveReason.Curtailed;
        }
    }

    private InconclusiveReason? WhyNotJudged()
    {
        if (Test.Compared.Count == 0) return InconclusiveReason.NothingInCommon;
        // What was left out of a baseline depends on its outcomes: the rest is no sample of it.
        if (Baseline.Curtailed.Values.Any(runs => runs > 0)) return InconclusiveReason.Curtailed;
        // A share such as 27 / 30 is .9 but for rounding.
        if (Math.Min(Baseline.Coverage, Candidate.Coverage) < Rules.CoverageFloor - 1e-9) return InconclusiveReason.CoverageBelowFloor;
        var invalid = FisherExact.TwoSided(Baseline.Invalid, Baseline.Invalid + Baseline.Valid, Candidate.Invalid, Candidate.Invalid + Candidate.Valid);
        return Significance.IsReached(invalid, Rules.Alpha) ? InconclusiveReason.InvalidRunsUnequal : null;
    }
}
