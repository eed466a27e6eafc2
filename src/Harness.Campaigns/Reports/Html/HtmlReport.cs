using System.Globalization;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports.Html;

/// <summary>
/// <c>report.html</c>: the campaign on one page for a browser, self-contained. The numbers are those of <see cref="MarkdownReport"/>.
/// Text of models is escaped; the same records give the same bytes.
/// </summary>
public static class HtmlReport
{
    public const string File = "report.html";

    /// <summary>The whole page.</summary>
    /// <param name="summary">The numbers.</param>
    /// <param name="recordsSha256">SHA-256 of <c>runs.jsonl</c>, which everything here comes from; null when there is no such file.</param>
    public static string Write(CampaignSummary summary, string? recordsSha256)
    {
        var manifest = summary.Manifest;
        var page = new HtmlPage($"{HtmlText.Escape(manifest.Id)}: {Score(summary)}");
        page.Add($"<header>\n<p class=\"kind\">Campaign of {HtmlText.Escape(manifest.Suite)}</p>\n<h1>{HtmlText.Escape(manifest.Id)}</h1>");
        Banners(page, summary);
        Totals(page, summary);
        page.Add("</header>\n<main id=\"main\">");
        if (summary.TotalsOnly is null)
            Tasks(page, summary);
        if (summary.Predictions is { } score)
            HtmlPredictions.Add(page, score);
        HtmlFailures.Add(page, summary);
        HtmlEvidence.Add(page, summary, recordsSha256);
        page.Add("</main>");
        page.Add($"<footer>Made from {CampaignPaths.Runs} and {CampaignPaths.Manifest} by <code>dotnet harness report</code>; the same records give the same page.</footer>");
        return page.ToString();
    }

    private static void Banners(HtmlPage page, CampaignSummary summary)
    {
        if (summary.Manifest.Reconstruction)
            page.Add("<p class=\"banner\"><strong>A reconstruction from published tables, not a recording of the model.</strong></p>");
        if (summary.TotalsOnly is not null)
            page.Add("<p class=\"banner\">Only totals were published, not the runs: nothing can be said by task.</p>");
        if (summary.Manifest.Edited.Count > 0)
            page.Add($"<p class=\"banner\"><strong>Edited or removed since they were sealed: {HtmlText.Escape(string.Join(", ", summary.Manifest.Edited))}.</strong> What is said here may not be what was measured.</p>");
        if (summary.Manifest.ReplayOf is { } source)
            page.Add($"<p class=\"banner\"><strong>A replay of the recorded answers of {HtmlText.Escape(source)}.</strong> No model was asked: this is no measurement, and its times are those of the replay.</p>");
        if (summary.Curtailed > 0)
            page.Add($"<p class=\"banner\"><strong>{CurtailedText.Of(summary.Curtailed)}</strong> {CurtailedText.Why}</p>");
        if (summary.Invalid + summary.Missing > 0)
            page.Add($"<p class=\"banner\">{CurtailedText.Unmeasured(summary)} of {summary.Planned} planned runs are in no rate.</p>");
    }

    private static void Totals(HtmlPage page, CampaignSummary summary)
    {
        page.Add("<dl class=\"totals\">");
        Total("score", Score(summary), $"of {ReportNumbers.Count(summary.Planned, "planned run")}");
        Total("pass rate", ReportNumbers.Percent(summary.PassRate), $"95 % interval over runs {ReportNumbers.Bounds(summary.PassInterval)}");
        Total("cost", ReportNumbers.Dollars(summary.CostUsd), "all attempts");
        Total("cost per pass", summary.Passed == 0 ? "undefined" : ReportNumbers.Dollars(summary.CostPerPassUsd), summary.Passed == 0 ? "nothing passed" : "failed and invalid attempts included");
        page.Add("</dl>");

        void Total(string name, string value, string remark) => page.Add($"<div><dt>{name}</dt><dd>{HtmlText.Escape(value)}<small>{remark}</small></dd></div>");
    }

    private static void Tasks(HtmlPage page, CampaignSummary summary)
    {
        page.Section("tasks", "Tasks");
        page.Add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"tasks\"><table>");
        page.Add("<thead><tr><th scope=\"col\">task</th><th scope=\"col\" class=\"n\">passed</th><th scope=\"col\">rate, 95 % interval over runs</th><th scope=\"col\" class=\"n wide\">mean time</th><th scope=\"col\" class=\"n\">cost</th></tr></thead>\n<tbody>");
        foreach (var task in summary.Tasks)
        {
            var notes = task.Notes.Length == 0 ? "" : $"<span class=\"note\">{HtmlText.Escape(task.Notes)}</span>";
            page.Add($"<tr><th scope=\"row\">{HtmlText.Escape(task.Task)} {HtmlText.Escape(task.Name)}{notes}</th><td class=\"n\">{task.Passed}/{task.Valid}</td><td>{RateBar.Of(task.PassRate, task.PassInterval)}<span class=\"note\">{ReportNumbers.Percent(task.PassRate)} {ReportNumbers.Bounds(task.PassInterval)}</span></td><td class=\"n wide\">{ReportNumbers.Seconds(task.MeanSeconds)}</td><td class=\"n\">{HtmlText.Escape(ReportNumbers.Dollars(task.CostUsd))}</td></tr>");
        }

        page.Add("</tbody></table></div>");
        page.Add($"<p class=\"note\">Source: <a href=\"{CampaignTables.PassRateFile}\">{CampaignTables.PassRateFile}</a></p>").EndSection();
    }

    private static string Score(CampaignSummary summary) => string.Create(CultureInfo.InvariantCulture, $"{summary.Passed}/{summary.Valid}");
}
