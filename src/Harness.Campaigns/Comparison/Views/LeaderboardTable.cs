using System.Globalization;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison.Views;

/// <summary>A leaderboard as a table, for a console and as Markdown.</summary>
public static class LeaderboardTable
{
    /// <summary>What the columns mean.</summary>
    public const string Legend =
        "Ordered by pass rate, then cost per pass. \"=\": the data cannot tell it apart from the first, \"?\": it could not be held against the first (exact test stratified by task, "
        + "over pooled runs where only totals are known; two-sided at .05, corrected by Holm for all pairs of rows, because the first is chosen by the same data; p is the uncorrected one). Intervals are 95 %, over runs. A front: none other passes as often for as little.";

    private static readonly string[] Heading = ["#", "", "model", "score", "rate", "95 %", "cost per pass", "p", "score and cost", "architecture as published", "flags", "campaign"];

    private static readonly bool[] RightAligned = [true, false, false, true, true, false, true, false, false, false, false, false];

    /// <summary>The lines for a console.</summary>
    public static IEnumerable<string> Lines(Leaderboard board)
    {
        yield return PlainText.OneLine(Title(board));
        yield return "";
        foreach (var line in TextTable.Lines(Rows(board).Select(row => row.Select(cell => PlainText.Fit(cell, 80)).ToArray()), RightAligned))
            yield return line;
        foreach (var refused in board.Refused)
            yield return PlainText.Fit(refused, 500);
    }

    /// <summary>The same as Markdown.</summary>
    public static string Markdown(Leaderboard board)
    {
        var page = new System.Text.StringBuilder("## ").Append(MarkdownText.Escape(Title(board))).Append("\n\n");
        MarkdownTable.Append(page, Rows(board));
        page.Append('\n').Append(Legend).Append('\n');
        foreach (var refused in board.Refused)
            page.Append("\n- ").Append(MarkdownText.Escape(refused));
        return page.ToString();
    }

    /// <summary>What has to be known before a number of a campaign is used: <c>reconstruction</c>, <c>totals only</c>, <c>replay</c>, <c>incomplete</c>, <c>curtailed</c>, <c>edited</c>.</summary>
    public static IEnumerable<string> FlagsOf(CampaignTally campaign) => ComparisonTables.KindsOf(campaign);

    /// <summary><c>=</c>, <c>?</c>, or nothing.</summary>
    public static string MarkOf(LeaderboardRow row, bool isFirst) => row switch
    {
        _ when isFirst => "",
        { IsToldApart: true } => "",
        { AgainstFirst: null or { Verdict.Kind: Verdict.Inconclusive } } => "?",
        _ => "=",
    };

    private static string Title(Leaderboard board) => string.Create(
        CultureInfo.InvariantCulture,
        $"{board.Suite}{(board.Instance == 0 ? "" : $", instance {board.Instance}")}: {ReportNumbers.Count(board.Rows.Count, "campaign")}");

    private static IEnumerable<string[]> Rows(Leaderboard board)
    {
        yield return Heading;
        foreach (var row in board.Rows)
        {
            var campaign = row.Campaign;
            yield return
            [
                row.Rank?.ToString(CultureInfo.InvariantCulture) ?? "-", MarkOf(row, row == board.Rows[0]), campaign.ModelName,
                ComparisonTables.Score(campaign.Passed, campaign.Valid), ReportNumbers.Percent(campaign.PassRate), ReportNumbers.Bounds(campaign.PassInterval),
                ComparisonTables.PerPass(campaign), row.AgainstFirst is { } pair ? VerdictText.PValue(pair.Verdict.P)[2..].TrimStart('=', ' ') : "",
                ComparisonTables.Standing(row.Front), campaign.Manifest.Published?.ArchitectureAsPublished ?? "", string.Join(", ", FlagsOf(campaign)), campaign.Id,
            ];
        }
    }
}
