using System.Globalization;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Tool.Listing;

/// <summary>Shows campaigns as a table, or as JSON.</summary>
internal sealed class CampaignsView(Terminal terminal)
{
    private static readonly string[] Heading = ["id", "model", "date", "score", "95 %", "cost", "per pass", "flags"];

    public void Json(IReadOnlyList<ListedCampaign> campaigns, IReadOnlyList<CampaignFormatException> unreadable) => terminal.WriteJson(new
    {
        FormatVersion = 1,
        Campaigns = campaigns,
        Unreadable = unreadable.Select(problem => new { problem.File, problem.Line, Problem = problem.Message }),
    });

    public void Table(IReadOnlyList<ListedCampaign> campaigns, IReadOnlyList<CampaignFormatException> unreadable)
    {
        if (campaigns.Count > 0)
            foreach (var line in TextTable.Lines(campaigns.Select(Row).Prepend(Heading), false, false, false, true, false, true, true, false))
                terminal.Line(line);
        foreach (var problem in unreadable)
            terminal.Say(PlainText.OneLine("not listed: " + problem.Message));
    }

    private static IReadOnlyList<string> Row(ListedCampaign campaign) =>
    [
        PlainText.OneLine(campaign.Id),
        PlainText.Fit(campaign.Model, 40),
        campaign.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{campaign.Passed}/{campaign.Valid}"),
        ReportNumbers.Bounds(campaign.PassInterval),
        ReportNumbers.Dollars(campaign.CostUsd),
        campaign.Passed == 0 ? "-" : ReportNumbers.Dollars(campaign.CostPerPassUsd),
        string.Join(", ", campaign.Flags),
    ];
}
