using System.Globalization;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Comparison;

/// <summary>What has to be known of one campaign before its numbers are used, as ends of sentences that begin with its name.</summary>
internal static class CampaignRemark
{
    private const int MostShown = 200;

    public static IEnumerable<string> Of(CampaignTally campaign)
    {
        if (campaign.IsReconstruction)
            yield return "is a reconstruction from published numbers, not a recording: its times and the cost of its single runs are made up and are left out.";
        if (campaign.TotalsOnly is not null)
            yield return "was published with totals only, not with its runs.";
        if (campaign.Manifest.ReplayOf is { } source)
            yield return $"is a replay of {source}: it measures no model.";
        if (campaign.Curtailed > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"was curtailed: {ReportNumbers.Count(campaign.Curtailed, "run")} left out because of the outcomes before them, so its pass rate is biased.");
        if (campaign.Invalid - campaign.Curtailed + campaign.Missing > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"is incomplete: {campaign.Invalid - campaign.Curtailed} invalid and {campaign.Missing} missing of {campaign.Planned} planned runs are in no pass rate.");
        if (campaign.ReturnedModels.Count > 1)
            yield return $"was answered by several models: {Cut(string.Join(", ", campaign.ReturnedModels))}.";
        if (campaign.Manifest.Edited.Count > 0)
            yield return $"was edited after it was written: {Cut(string.Join(", ", campaign.Manifest.Edited))}.";
        foreach (var note in campaign.Notes)
            yield return "was read with a note: " + Cut(note);
    }

    private static string Cut(string text) => text.Length <= MostShown ? text : text[..MostShown] + "...";
}
