using System.Globalization;
using Harness.Campaigns.Comparison;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Briefs;

/// <summary>What may be said of two campaigns side by side.</summary>
/// <param name="Difference">Passes by valid runs of the first, less those of the second: -1 to 1.</param>
/// <param name="P">The p-value of the test, two-sided; null when the two cannot be judged.</param>
/// <param name="Test">The name of the test, or why there is none.</param>
/// <param name="PooledP">Fisher's exact test over the pooled runs, two-sided.</param>
internal sealed record CampaignPair(double Difference, double? P, string Test, double PooledP)
{
    private const string OverTotals = "Fisher's exact test over pooled runs";

    /// <summary>The test shows a difference.</summary>
    public bool IsDetected => P is { } p && Significance.IsReached(p);

    /// <summary><c>no difference detected</c>, <c>better on this suite</c>, <c>worse on this suite</c>, <c>inconclusive</c>, each with its test.</summary>
    public override string ToString() => P is not { } p
        ? $"inconclusive ({Test})"
        : $"{(!IsDetected ? "no difference detected" : Difference > 0 ? "better on this suite" : "worse on this suite")}, {Test}, two-sided {VerdictText.PValue(p)}";

    /// <summary>Compares two campaigns as <c>dotnet harness compare</c> does.</summary>
    public static CampaignPair Of(KnownCampaign first, KnownCampaign second)
    {
        var pooled = OfTotals(first.Summary.Passed, first.Summary.Valid, second.Summary.Passed, second.Summary.Valid);
        try
        {
            var pair = PairComparison.Of(second.Tally, first.Tally);
            var changed = pair.Comparability.RefusedTasks.Count;
            return pair.Verdict.Kind == Verdict.Inconclusive
                ? pooled with { P = null, Test = VerdictText.WhyInconclusive(pair.Verdict) }
                : pooled with { P = pair.Verdict.P, Test = (pair.IsPooled ? OverTotals : "exact test over runs, stratified by task") + (changed == 0 ? "" : ", without the tasks that changed in between") };
        }
        catch (ComparisonRefusedException e)
        {
            return pooled with { P = null, Test = e.Message };
        }
    }

    /// <summary>Compares two scores.</summary>
    public static CampaignPair OfTotals(int firstPassed, int firstValid, int secondPassed, int secondValid)
    {
        if (firstValid == 0 || secondValid == 0)
            return new CampaignPair(0, null, "one side has no valid run", 1);
        var p = FisherExact.TwoSided(secondPassed, secondValid, firstPassed, firstValid);
        return new CampaignPair(((double)firstPassed / firstValid) - ((double)secondPassed / secondValid), p, OverTotals, p);
    }

    /// <summary>Both p-values as facts.</summary>
    public IEnumerable<Fact> Facts()
    {
        if (P is { } p)
            yield return new Fact(NumberKind.PValue, "two-sided test", decimal.Parse(p.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        yield return new Fact(NumberKind.PValue, "pooled Fisher", decimal.Parse(PooledP.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }
}
