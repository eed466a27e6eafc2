using Harness.Campaigns.Comparison;

namespace Harness.Tool.Comparing;

/// <summary>A comparison as <c>--json</c> prints it.</summary>
internal sealed class ComparisonNumbers(CampaignComparison comparison)
{
    public int FormatVersion { get; } = 1;

    public IEnumerable<object> Campaigns => comparison.Campaigns.Zip(comparison.Front, TallyNumbers.Of);

    /// <summary>Every other campaign against the first.</summary>
    public IEnumerable<object> Pairs => comparison.Pairs.Zip(comparison.CorrectedP, (pair, correctedP) => Pair(pair, correctedP, comparison.Pairs.Count));

    private static object Pair(PairComparison pair, double correctedP, int comparisons)
    {
        var said = new ComparisonSentences(pair, pair.Baseline.Id, pair.Candidate.Id, correctedP, comparisons);
        return new
        {
            Baseline = pair.Baseline.Id,
            Candidate = pair.Candidate.Id,
            said.Verdict,
            UncorrectedVerdict = pair.Verdict.Kind,
            pair.Verdict.Reason,
            Test = pair.IsPooled ? "fisher_exact_pooled" : "stratified_exact",
            TwoSided = true,
            pair.Verdict.P,
            CorrectedP = correctedP,
            PooledFisherP = pair.Verdict.PooledFisher,
            pair.Verdict.Test.Passed,
            Expected = pair.Verdict.Test.Expected,
            said.DetectableDrop,
            TasksLikeThese = pair.TasksLikeThese,
            pair.Cost.RatioPerRun,
            pair.Cost.RatioPerRunInterval,
            pair.Cost.RatioPerPass,
            pair.Cost.RatioPerPassInterval,
            SavingUsd = pair.Cost.SavingUsd is { } saving ? new { CostChange.Runs, Usd = saving } : null,
            TotalParameters = pair.Parameters,
            Tasks = pair.Tasks.Select(task => new
            {
                task.Task,
                task.Name,
                Baseline = Counts(task.Baseline),
                Candidate = Counts(task.Candidate),
                task.Delta,
                Differing = task.Differing.Count == 0 ? null : task.Differing,
                Alarm = task.Alarm is { } alarm ? new { alarm.P, alarm.AdjustedP, Raised = alarm.IsRaised } : null,
            }),
            Sentences = new[] { said.Headline, said.OnThisSuite, said.OnTasksLikeThese }.OfType<string>().Concat([.. said.OnTasks, said.CostPerPass, said.Saving, .. said.Parameters]),
            said.Warnings,
        };
    }

    private static object? Counts(TaskRecord? task) => task is null ? null : new { task.Passed, task.Valid, task.Invalid, task.Missing };
}
