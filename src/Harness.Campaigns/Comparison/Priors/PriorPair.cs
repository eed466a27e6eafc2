using System.Globalization;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison.Priors;

/// <summary>A campaign as the candidate against a prior one as the baseline.</summary>
/// <param name="Comparison">The two side by side.</param>
/// <param name="CorrectedP">The p-value of the verdict, corrected by Holm for <paramref name="Comparisons"/>.</param>
/// <param name="Comparisons">How many prior campaigns it is held against.</param>
public sealed record PriorPair(PairComparison Comparison, double CorrectedP, int Comparisons)
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The verdict once it is corrected.</summary>
    public Verdict Verdict => Said.Verdict;

    /// <summary>The smallest drop that the verdict, once it is corrected, had 80 % power to show; null when there is none. Simulated on the first call.</summary>
    public SuiteDrop? DetectableDrop => Said.DetectableDrop;

    /// <summary>How the sizes of the two models compare, when a published text says something about it: by each source that states both.</summary>
    public IReadOnlyList<ParameterClaim> Sizes => ClaimedPercentLower is null ? [] : Comparison.Parameters;

    /// <summary>By how many percent the text of the campaign says that its model is smaller; null when it says nothing.</summary>
    public decimal? ClaimedPercentLower => Comparison.Candidate.Manifest.Published?.SizeClaims?.FirstOrDefault(claim => claim.Campaign == Comparison.Baseline.Id)?.PercentLower;

    /// <summary>Score beside score with the verdict, then what is on record about a claimed size: from the numbers alone. Text of folders in it is not escaped.</summary>
    public IEnumerable<string> Sentences
    {
        get
        {
            var (prior, own) = (Comparison.Baseline, Comparison.Candidate);
            yield return string.Create(Invariant, $"{own.Passed}/{own.Valid} beside {prior.Passed}/{prior.Valid} of {prior.ModelName}: {Judged}.{(Verdict == Verdict.NoDifferenceDetected ? " " + Said.Detectable : "")}");
            foreach (var size in Sizes)
                yield return string.Create(Invariant, $"Total parameters beside {prior.ModelName}, {size.Source}: {size.BaselineBillion:0.###}B, then {size.CandidateBillion:0.###}B, {Lower(-size.ChangePercent, "0.0")}; the text says {Lower(ClaimedPercentLower!.Value, "0.##")}.");
        }
    }

    private ComparisonSentences Said { get; } = new(Comparison, "", "", CorrectedP, Comparisons);

    private string Judged
    {
        get
        {
            var verdict = Comparison.Verdict;
            if (verdict.Kind == Verdict.Inconclusive)
                return "inconclusive, " + VerdictText.WhyInconclusive(verdict);
            var word = Verdict switch
            {
                Verdict.Improved => "more passes on this suite",
                Verdict.Regressed => "fewer passes on this suite",
                _ => "no difference detected",
            };
            var test = Comparison.IsPooled ? "Fisher's exact test over pooled runs" : "exact test over runs, stratified by task";
            var corrected = Comparisons > 1 ? string.Create(Invariant, $"; corrected by Holm for {Comparisons} comparisons {VerdictText.PValue(CorrectedP)}") : "";
            var changed = Comparison.Comparability.RefusedTasks.Count == 0 ? "" : $"; without {ReportNumbers.Count(Comparison.Comparability.RefusedTasks.Count, "task")} that {(Comparison.Comparability.RefusedTasks.Count == 1 ? "is" : "are")} not the same on both sides";
            return $"{word} ({test}, two-sided {VerdictText.PValue(verdict.P)}{corrected}{changed})";
        }
    }

    private static string Lower(decimal percent, string format) => $"{Math.Abs(percent).ToString(format, Invariant)} % {(percent < 0 ? "higher" : "lower")}";
}
