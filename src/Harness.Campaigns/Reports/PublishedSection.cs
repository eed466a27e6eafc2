using System.Globalization;
using System.Text;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>What a reconstruction was made from, beside what its records come to, and what in it is made up.</summary>
internal static class PublishedSection
{
    /// <summary>The section of <c>report.md</c>, from its heading on.</summary>
    public static string Of(CampaignSummary summary, PublishedCampaign published)
    {
        var page = new StringBuilder("\n## As published\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Source: {MarkdownText.Escape(published.Source)}\n\n");
        page.Append("| | as published | from the records |\n|---|---|---|\n");
        var score = summary.TotalsOnly is null ? string.Create(CultureInfo.InvariantCulture, $"{summary.Passed}/{summary.Valid}") : "-";
        Line("score", string.Create(CultureInfo.InvariantCulture, $"{published.Passed}/{published.Valid}"), score);
        Line("total cost", Published(published.CostUsd), summary.TotalsOnly is null ? ReportNumbers.Dollars(summary.CostUsd) : "-");
        Line("cost per pass", Published(published.CostPerPassUsd), summary.TotalsOnly is null ? ReportNumbers.Dollars(summary.CostPerPassUsd) : "-");
        Line("model", MarkdownText.Escape(published.ModelName), MarkdownText.Escape(summary.Manifest.Model));
        page.Append(CultureInfo.InvariantCulture, $"\nArchitecture as published: {Or(published.ArchitectureAsPublished)}. Per model card: {Or(published.ArchitecturePerModelCard)}{Source(published.ModelCardSource)}.\n");
        if (summary.TotalsOnly is not null)
            page.Append("\nThe runs were not published: only totals can be compared, nothing by task.\n").Append(KnownTasks(published));
        List(page, "Made up, because records need it and nobody published it:", published.MadeUp);
        List(page, "Not published, and left open:", published.NotPublished);
        return page.ToString();

        void Line(string what, string asPublished, string fromRecords) =>
            page.Append(CultureInfo.InvariantCulture, $"| {what} | {asPublished} | {fromRecords} |\n");
    }

    private static string KnownTasks(PublishedCampaign published)
    {
        if (published.Tasks.Count == 0)
            return "";
        var table = new StringBuilder("\n| task | passed | passing runs | quick-fails, at least | said |\n|---|---|---|---|---|\n");
        foreach (var task in published.Tasks)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escape(task.Task)} | {Number(task.Passed)} | ");
            table.Append(CultureInfo.InvariantCulture, $"{(task.PassedRuns is { } runs ? string.Join(", ", runs.Select(run => FormattableString.Invariant($"run{run}"))) : ReportNumbers.Unknown)} | {Number(task.QuickFails)} | {MarkdownText.Escape(task.Note ?? "")} |\n");
        }

        return table.ToString();
    }

    private static void List(StringBuilder page, string title, IReadOnlyList<string> sentences)
    {
        if (sentences.Count > 0)
            page.Append('\n').Append(title).Append("\n\n- ").AppendJoin("\n- ", sentences.Select(sentence => MarkdownText.Escape(sentence))).Append('\n');
    }

    // As it stands there: rounding it once more would be another number.
    private static string Published(decimal? usd) => usd is { } known ? "$" + known.ToString("0.##########", CultureInfo.InvariantCulture) : "not said";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? ReportNumbers.Unknown;

    private static string Or(string? text) => text is null ? "not said" : MarkdownText.Escape(text);

    private static string Source(string? address) => address is null ? "" : $" ({MarkdownText.Escape(address)})";
}
