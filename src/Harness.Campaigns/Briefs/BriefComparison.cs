using System.Globalization;
using System.Text;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Briefs;

/// <summary>The comparison with prior campaigns: the table in the published order, then what the tests carry.</summary>
internal static class BriefComparison
{
    private const int MostCampaigns = 30;

    /// <summary>The section, from its heading on; empty without prior campaigns.</summary>
    public static string Of(BriefCampaigns campaigns)
    {
        var priors = campaigns.Priors.Where(IsMeasurement).Where(prior => TryRead(prior) is { Valid: > 0 }).ToArray();
        if (priors.Length == 0)
            return "";
        // Best score first, then the cheapest.
        KnownCampaign[] sorted = [.. priors.Append(campaigns.Own)
            .OrderByDescending(one => one.Summary.PassRate).ThenBy(one => one.Summary.CostPerPassUsd ?? decimal.MaxValue).ThenBy(one => one.Manifest.Id, StringComparer.Ordinal)];
        var page = new StringBuilder("\n## Compared with prior campaigns\n\n[Observed]\n\n| model | score | USD/pass | architecture as published | architecture per model card | source |\n|---|---|---|---|---|---|\n");
        foreach (var one in sorted.Take(MostCampaigns))
        {
            var (summary, published) = (one.Summary, one.Manifest.Published);
            var source = one == campaigns.Own ? SourceOf(summary) : $"(prior campaign: {one.Manifest.Id})";
            page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escape(one.ModelName)} | {summary.Passed}/{summary.Valid} | {Money(summary.CostPerPassUsd)} | ");
            page.Append(CultureInfo.InvariantCulture, $"{Or(published?.ArchitectureAsPublished)} | {Or(published?.ArchitecturePerModelCard)} | {source} |\n");
        }

        if (sorted.Length > MostCampaigns)
            page.Append("\nMore campaigns of the suite are left out.\n");
        page.Append('\n');
        var pairs = sorted.Where(one => one != campaigns.Own).Take(MostCampaigns).Select(prior => (Prior: prior, Pair: CampaignPair.Of(campaigns.Own, prior))).ToList();
        var corrected = Holm.Adjust([.. pairs.Select(one => one.Pair.P ?? 1)]);
        for (var i = 0; i < pairs.Count; i++)
            page.Append("- ").Append(Sentence(campaigns.Own, pairs[i].Prior, pairs[i].Pair, Significance.IsReached(corrected[i]))).Append('\n');
        return page.ToString();
    }

    /// <summary>Where the score of the brief's own campaign comes from.</summary>
    public static string SourceOf(CampaignSummary summary) =>
        $"(verified: {(summary.TotalsOnly is null ? CampaignTables.PassRateFile : CampaignPaths.Manifest)})";

    private static string Sentence(KnownCampaign own, KnownCampaign prior, CampaignPair pair, bool stands)
    {
        var source = $"(prior campaign: {prior.Manifest.Id})";
        var text = string.Create(CultureInfo.InvariantCulture, $"[Observed] {own.Summary.Passed}/{own.Summary.Valid} {SourceOf(own.Summary)} beside {prior.Summary.Passed}/{prior.Summary.Valid} {source} of {MarkdownText.Escape(prior.ModelName)}: ");
        return pair.P is not { } p
            ? text + "inconclusive."
            : text + string.Create(CultureInfo.InvariantCulture, $"{(!pair.IsDetected ? "no difference detected" : !stands ? "no difference detected once corrected by Holm for every comparison listed here" : pair.Difference > 0 ? "more passes on this suite" : "fewer passes on this suite")} by {pair.Test}, two-sided {VerdictText.PValue(p)} {source}.");
    }

    private static bool IsMeasurement(KnownCampaign prior) => prior.Manifest.ReplayOf is null && (prior.Manifest.Reconstruction || prior.Manifest.ModelId is not null);

    private static CampaignSummary? TryRead(KnownCampaign prior)
    {
        try
        {
            return prior.Summary;
        }
        // `dotnet harness list` says what is wrong with it.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CampaignFormatException)
        {
            return null;
        }
    }

    private static string Money(decimal? cost) => cost is { } known ? Math.Round(known, 5).ToString("0.0000#", CultureInfo.InvariantCulture) : ReportNumbers.Unknown;

    private static string Or(string? text) => string.IsNullOrEmpty(text) ? "not said" : MarkdownText.Escape(text);
}
