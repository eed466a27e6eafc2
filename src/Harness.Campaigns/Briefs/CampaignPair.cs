using System.Globalization;
using Harness.Campaigns.Comparison;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Briefs;

/// <summary>What may be said of two campaigns side by side.</summary>
/// <param name="Difference">
/// Above 0 where the first passed more often than was to be expected without a difference, below 0 where less often, over the runs that
/// were compared: totals may say the contrary. 0 when the two cannot be judged.
/// </param>
/// <param name="P">The p-value of the test, two-sided; null when the two cannot be judged.</param>
/// <param name="Test">The name of the test, or why there is none.</param>
/// <param name="PooledP">Fisher's exact test over the pooled runs that were compared, two-sided; null when the two cannot be judged.</param>
internal sealed record CampaignPair(double Difference, double? P, string Test, double? PooledP)
{
    private const string OverTotals = "Fisher's exact test over pooled runs";

    /// <summary>The verdict on the first as the candidate; null when the two cannot be judged or are only totals.</summary>
    public ComparisonVerdict? Verdict { get; private init; }

    /// <summary>The test shows a difference.</summary>
    public bool IsDetected => P is { } p && Significance.IsReached(p);

    /// <summary><c>no difference detected</c>, <c>better on this suite</c>, <c>worse on this suite</c>, <c>inconclusive</c>, each with its test.</summary>
    public override string ToString() => P is not { } p
        ? $"inconclusive ({Test})"
        : $"{(!IsDetected ? "no difference detected" : Difference > 0 ? "better on this suite" : "worse on this suite")}, {Test}, two-sided {VerdictText.PValue(p)}";

    /// <summary>Compares two campaigns as <c>dotnet harness compare</c> does.</summary>
    public static CampaignPair Of(KnownCampaign first, KnownCampaign second)
    {
        try
        {
            var pair = PairComparison.Of(second.Tally, first.Tally);
            var verdict = pair.Verdict;
            if (verdict.Kind == Statistics.Verdict.Inconclusive)
                return NotJudged(VerdictText.WhyInconclusive(verdict));
            var changed = pair.Comparability.RefusedTasks.Count == 0 ? "" : ", without the tasks that changed in between";
            return new CampaignPair(
                verdict.Test.Passed - verdict.Test.Expected, verdict.P, (pair.IsPooled ? OverTotals : "exact test over runs, stratified by task") + changed, verdict.PooledFisher)
            {
                Verdict = verdict,
            };
        }
        catch (ComparisonRefusedException e)
        {
            return NotJudged(e.Message);
        }
    }

    /// <summary>Compares two scores.</summary>
    public static CampaignPair OfTotals(int firstPassed, int firstValid, int secondPassed, int secondValid)
    {
        if (firstValid == 0 || secondValid == 0)
            return NotJudged("one side has no valid run");
        var p = FisherExact.TwoSided(secondPassed, secondValid, firstPassed, firstValid);
        return new CampaignPair(((double)firstPassed / firstValid) - ((double)secondPassed / secondValid), p, OverTotals, p);
    }

    /// <summary>Both p-values as facts; none when the two cannot be judged.</summary>
    public IEnumerable<Fact> Facts()
    {
        if (P is { } p)
            yield return new Fact(NumberKind.PValue, "two-sided test", Rounded(p));
        if (PooledP is { } pooled)
            yield return new Fact(NumberKind.PValue, "pooled Fisher", Rounded(pooled));
    }

    private static CampaignPair NotJudged(string why) => new(0, null, why, null);

    private static decimal Rounded(double p) => decimal.Parse(p.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
