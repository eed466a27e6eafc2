using System.Globalization;
using Harness.Campaigns.Reports;
using Spectre.Console;

namespace Harness.Tool.Listing;

/// <summary>Shows campaigns as a table, or as JSON.</summary>
internal sealed class CampaignsView(Terminal terminal)
{
    private static readonly (string Heading, bool IsRight)[] Columns =
        [("id", false), ("model", false), ("date", false), ("score", true), ("95 %", false), ("cost", true), ("per pass", true), ("flags", false)];

    public void Json(IReadOnlyList<ListedCampaign> campaigns, IReadOnlyList<UnreadableCampaign> unreadable) =>
        terminal.WriteJson(new { FormatVersion = 1, Campaigns = campaigns, Unreadable = unreadable });

    public void Table(IReadOnlyList<ListedCampaign> campaigns, IReadOnlyList<UnreadableCampaign> unreadable)
    {
        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false };
        foreach (var (heading, isRight) in Columns)
            table.AddColumn(new TableColumn(heading) { Alignment = isRight ? Justify.Right : Justify.Left, Padding = new Padding(0, 0, 2, 0) });
        foreach (var campaign in campaigns)
            table.AddRow(Row(campaign).Select(cell => new Text(PlainText.OneLine(cell))));
        if (campaigns.Count > 0)
            terminal.Results.Write(table);
        foreach (var broken in unreadable)
            terminal.Say(PlainText.OneLine($"not listed: {broken.Problem}"));
    }

    private static IEnumerable<string> Row(ListedCampaign campaign) =>
    [
        campaign.Id,
        PlainText.Fit(campaign.Model, 40),
        campaign.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{campaign.Passed}/{campaign.Valid}"),
        ReportNumbers.Bounds(campaign.PassInterval),
        ReportNumbers.Dollars(campaign.CostUsd),
        campaign.Passed == 0 ? "-" : ReportNumbers.Dollars(campaign.CostPerPassUsd),
        string.Join(", ", campaign.Flags),
    ];
}
