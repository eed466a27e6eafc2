using System.Globalization;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Briefs;

/// <summary>What may be said of two campaigns side by side.</summary>
/// <param name="Difference">Passes by valid runs of the first, less those of the second: -1 to 1.</param>
/// <param name="P">The p-value of the test, two-sided; null when the two cannot be judged.</param>
/// <param name="Test">The name of the test, or why there is none.</param>
/// <param name="PooledP">Fisher's exact test over the pooled runs, two-sided.</param>
internal sealed record CampaignPair(double Difference, double? P, string Test, double PooledP)
{
    /// <summary>The test shows a difference.</summary>
    public bool IsDetected => P is { } p && Significance.IsReached(p);

    /// <summary><c>no difference detected</c>, <c>better on this suite</c>, <c>worse on this suite</c>, <c>inconclusive</c>, each with its test.</summary>
    public override string ToString() => P is not { } p
        ? $"inconclusive ({Test})"
        : $"{(!IsDetected ? "no difference detected" : Difference > 0 ? "better on this suite" : "worse on this suite")}, {Test}, two-sided {VerdictText.PValue(p)}";

    /// <summary>Compares two campaigns: by task where both have their runs, else by their totals.</summary>
    public static CampaignPair Of(CampaignSummary first, CampaignSummary second)
    {
        var pooled = OfTotals(first.Passed, first.Valid, second.Passed, second.Valid);
        if (first.Tasks.Count == 0 || second.Tasks.Count == 0)
            return pooled;
        var verdict = ComparisonVerdict.Of(SideOf(second), SideOf(first), VerdictRules.Comparison);
        return verdict.Kind == Verdict.Inconclusive
            ? pooled with { P = null, Test = VerdictText.OnThisSuite(verdict).Replace("Inconclusive: ", "", StringComparison.Ordinal).TrimEnd('.') }
            : pooled with { P = verdict.P, Test = "exact test over runs, stratified by task" };
    }

    /// <summary>Compares two scores.</summary>
    public static CampaignPair OfTotals(int firstPassed, int firstValid, int secondPassed, int secondValid)
    {
        if (firstValid == 0 || secondValid == 0)
            return new CampaignPair(0, null, "one side has no valid run", 1);
        var p = FisherExact.TwoSided(secondPassed, secondValid, firstPassed, firstValid);
        return new CampaignPair(((double)firstPassed / firstValid) - ((double)secondPassed / secondValid), p, "Fisher's exact test over pooled runs", p);
    }

    /// <summary>One side of a comparison.</summary>
    private static CampaignSide SideOf(CampaignSummary summary) => new(
        [.. summary.Tasks.Select(task => new TaskTally(task.Task, task.Passed, task.Valid))], summary.Planned, summary.Invalid);

    /// <summary>Both p-values as facts.</summary>
    public IEnumerable<Fact> Facts()
    {
        if (P is { } p)
            yield return new Fact(NumberKind.PValue, "two-sided test", decimal.Parse(p.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        yield return new Fact(NumberKind.PValue, "pooled Fisher", decimal.Parse(PooledP.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }
}
