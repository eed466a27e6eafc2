using System.Globalization;
using System.Text;
using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Priors;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Briefs;

/// <summary>The comparison with the prior campaigns that <see cref="PriorComparison"/> looks at: the table in its order, then what the tests carry.</summary>
internal static class BriefComparison
{
    private const string Heading = "## Compared with prior campaigns";

    /// <summary>The section, from its heading on; empty without prior campaigns.</summary>
    public static string Of(BriefCampaigns campaigns)
    {
        var own = campaigns.Own;
        KnownCampaign[] all = [.. campaigns.Others.Where(other => PriorComparison.IsPrior(other.Manifest, own.Manifest)).OrderByDescending(prior => prior.Manifest.CreatedAt)];
        KnownCampaign[] latest = [.. all.Take(PriorComparison.Most)], readable = [.. latest.Where(IsReadable)], priors = [.. readable.Where(prior => prior.Tally.Valid > 0)];
        var unreadable = readable.Length == latest.Length ? "" : "\nPrior campaigns that cannot be read are left out.\n";
        if (own.Tally.Valid == 0)
            return "";
        if (priors.Length == 0)
            return unreadable.Length == 0 ? "" : $"\n{Heading}\n{unreadable}";
        var byTally = priors.Append(own).ToDictionary(one => one.Tally);
        KnownCampaign[] sorted = [.. Leaderboard.Sorted(byTally.Keys).Select(tally => byTally[tally])];
        var page = new StringBuilder($"\n{Heading}\n\n[Observed]\n\n| model | score | USD/pass | architecture as published | architecture per model card | source |\n|---|---|---|---|---|---|\n");
        foreach (var one in sorted)
        {
            var (summary, published) = (one.Summary, one.Manifest.Published);
            var source = one == own ? SourceOf(summary) : $"(prior campaign: {one.Manifest.Id})";
            page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escape(one.ModelName)}{(one.Tally.Curtailed > 0 ? " (curtailed)" : "")} | {summary.Passed}/{summary.Valid} | {Money(summary.CostPerPassUsd)} | ");
            page.Append(CultureInfo.InvariantCulture, $"{Or(published?.ArchitectureAsPublished)} | {Or(published?.ArchitecturePerModelCard)} | {source} |\n");
        }

        if (all.Length > PriorComparison.Most)
            page.Append("\nOlder campaigns of the suite are left out.\n");
        page.Append(unreadable).Append('\n');
        var pairs = sorted.Where(one => one != own).Select(prior => (Prior: prior, Pair: CampaignPair.Of(own, prior))).ToList();
        var corrected = Holm.Adjust([.. pairs.Select(one => one.Pair.P ?? 1)]);
        for (var i = 0; i < pairs.Count; i++)
            page.Append("- ").Append(Sentence(own, pairs[i].Prior, pairs[i].Pair, Significance.IsReached(corrected[i]), pairs.Count)).Append('\n');
        return page.ToString();
    }

    /// <summary>Where the score of the brief's own campaign comes from.</summary>
    public static string SourceOf(CampaignSummary summary) =>
        $"(verified: {(summary.TotalsOnly is null ? CampaignTables.PassRateFile : CampaignPaths.Manifest)})";

    private static string Sentence(KnownCampaign own, KnownCampaign prior, CampaignPair pair, bool stands, int comparisons)
    {
        var source = $"(prior campaign: {prior.Manifest.Id})";
        var text = string.Create(CultureInfo.InvariantCulture, $"[Observed] {own.Summary.Passed}/{own.Summary.Valid} {SourceOf(own.Summary)} beside {prior.Summary.Passed}/{prior.Summary.Valid} {source} of {MarkdownText.Escape(prior.ModelName)}: ");
        if (pair.P is not { } p)
            return text + "inconclusive.";
        var verdict = !pair.IsDetected ? "no difference detected" : !stands ? "no difference detected once corrected by Holm for every comparison listed here" : pair.Difference > 0 ? "more passes on this suite" : "fewer passes on this suite";
        // What these runs could not have shown was not observed.
        var missed = stands ? "" : $" [Unobserved] Differences may be missed: {Lower(VerdictText.Detectable(pair.Verdict!.DetectableDropAmong(comparisons), comparisons))}";
        return text + $"{verdict} by {pair.Test}, two-sided {VerdictText.PValue(p)} {source}.{missed}";
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static bool IsReadable(KnownCampaign prior)
    {
        try
        {
            _ = prior.Tally.Valid > 0 ? prior.Summary : null;
            return true;
        }
        // `dotnet harness list` says what is wrong with it.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CampaignFormatException)
        {
            return false;
        }
    }

    private static string Money(decimal? cost) => cost is { } known ? Math.Round(known, 5).ToString("0.0000#", CultureInfo.InvariantCulture) : ReportNumbers.Unknown;

    private static string Or(string? text) => string.IsNullOrEmpty(text) ? "not said" : MarkdownText.Escape(text);
}
