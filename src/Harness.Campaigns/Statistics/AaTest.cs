namespace Harness.Campaigns.Statistics;

/// <summary>
/// Compares a model with itself: a gate that alarms more often than its level is broken. Seeded; the unit is the run.
/// </summary>
public static class AaTest
{
    /// <summary>How many comparisons are made unless another number is asked for.</summary>
    public const int Comparisons = 1_000;

    /// <summary>
    /// Deals the runs of one model out to two sides again and again: no assumption about its pass rates. Of each task the candidate
    /// gets <paramref name="candidateRuns"/>, at most half of what there is; the baseline gets the rest.
    /// </summary>
    public static AaReport Split(IReadOnlyList<TaskTally> runs, int candidateRuns, VerdictRules? rules = null, int comparisons = Comparisons, int seed = 1)
    {
        (TaskTally Task, int Runs, CountDistribution Passes)[] tasks =
        [
            .. from task in runs
               let own = Math.Min(candidateRuns, task.Valid / 2)
               select (task, own, CountDistribution.Hypergeometric(own, task.Valid - own, task.Passed)),
        ];
        return Count(
            random => tasks.Select(task =>
            {
                var passed = task.Passes.Quantile(random.NextDouble());
                return new TaskPair(task.Task.Task, task.Task.Passed - passed, task.Task.Valid - task.Runs, passed, task.Runs);
            }),
            rules, comparisons, seed);
    }

    /// <summary>Repeats both sides with the pass rates that the runs show: what a planned design would do.</summary>
    public static AaReport Repeat(
        IReadOnlyList<TaskTally> runs, int baselineRuns, int candidateRuns, VerdictRules? rules = null, int comparisons = Comparisons, int seed = 1)
    {
        (string Task, CountDistribution Baseline, CountDistribution Candidate)[] tasks =
        [
            .. from task in runs
               where task.Valid > 0
               let rate = task.Passed / (double)task.Valid
               select (task.Task, CountDistribution.Binomial(baselineRuns, rate), CountDistribution.Binomial(candidateRuns, rate)),
        ];
        return Count(
            random => tasks.Select(task => new TaskPair(
                task.Task, task.Baseline.Quantile(random.NextDouble()), baselineRuns, task.Candidate.Quantile(random.NextDouble()), candidateRuns)),
            rules, comparisons, seed);
    }

    private static AaReport Count(Func<Random, IEnumerable<TaskPair>> draw, VerdictRules? rules, int comparisons, int seed)
    {
        rules ??= VerdictRules.Gate;
        var random = new Random(seed);
        var (alarms, taskAlarms) = (0, 0);
        for (var i = 0; i < comparisons; i++)
        {
            TaskPair[] pairs = [.. draw(random)];
            if (rules.Judge(StratifiedExact.Of(pairs)) == Verdict.Regressed) alarms++;
            if (PerTaskAlarm.Of(pairs, rules.Alpha).Any(alarm => alarm.IsRaised)) taskAlarms++;
        }

        return new AaReport(comparisons, alarms, taskAlarms);
    }
}
