using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports.Html;

/// <summary>Why runs did not pass, each with its reasons and the way to its transcript and diff.</summary>
internal static class HtmlFailures
{
    private const int MostRuns = 300;
    private const int MostReasons = 10;

    public static void Add(HtmlPage page, CampaignSummary summary)
    {
        var count = summary.Rows.Count(row => row.Outcome.Kind != OutcomeKind.Passed);
        page.Section("failures", "Runs that did not pass");
        if (count == 0)
            page.Add(summary.TotalsOnly is null ? "<p>None.</p>" : "<p>Their runs were not published.</p>");
        foreach (var run in summary.First(row => row.Outcome.Kind != OutcomeKind.Passed, MostRuns))
            Add(page, run);
        if (count > MostRuns)
            page.Add($"<p>{count - MostRuns} more are in {CampaignPaths.Runs}.</p>");
        page.EndSection();
        if (summary.Manifest.ReplayOf is not null)
            Divergences(page, summary);
    }

    private static void Add(HtmlPage page, RunRecord run)
    {
        var tone = run.Outcome.Kind == OutcomeKind.Invalid ? "odd" : "bad";
        page.Add($"<article>\n<h3>{HtmlText.Escape(run.Task)} run {run.Run}: <span class=\"{tone}\">{HtmlText.Escape(RunNote.Of(run))}</span></h3>");
        page.Add($"<p class=\"note\">{ReportNumbers.Count(run.Turns, "turn")}, {ReportNumbers.Count(run.Facts.ToolCalls, "tool call")}, {ReportNumbers.Seconds(run.Seconds)}, {HtmlText.Escape(ReportNumbers.Dollars(run.CostUsd))}</p>");
        string[] items = [.. Reasons(run)];
        if (items.Length > 0)
            page.Add($"<ul>\n<li>{string.Join("</li>\n<li>", items)}</li>\n</ul>");
        string[] links = [.. Links(run)];
        if (links.Length > 0)
            page.Add($"<p>{string.Join(" · ", links)}</p>");
        page.Add("</article>");
    }

    private static IEnumerable<string> Reasons(RunRecord run)
    {
        foreach (var check in run.FailedChecks)
        {
            var name = HtmlText.Escape(check.Name, 80);
            foreach (var reason in check.Reasons.Take(MostReasons))
                yield return $"<code>{name}</code> {HtmlText.Escape(reason)}";
            if (check.Reasons.Count > MostReasons)
                yield return string.Create(CultureInfo.InvariantCulture, $"<code>{name}</code> {check.Reasons.Count - MostReasons} more in {CampaignPaths.Runs}");
        }

        if (run.Error is { Length: > 0 } error)
            yield return HtmlText.Escape(error);
        if (run.Outcome.ClaimedSuccess)
            yield return "the final message claimed success";
    }

    // A record says whether there is a file, never where it is.
    private static IEnumerable<string> Links(RunRecord run)
    {
        if (run.Transcript is { Length: > 0 })
            yield return Link("transcript", CampaignPaths.Transcript(run.Task, run.Run, run.Attempt), run);
        if (run.Diff is { Length: > 0 })
            yield return Link("diff", CampaignPaths.Diff(run.Task, run.Run, run.Attempt), run);
    }

    private static string Link(string what, string path, RunRecord run) =>
        string.Create(CultureInfo.InvariantCulture, $"<a href=\"{path}\" aria-label=\"{what} of {run.Task} run {run.Run}\">{what}</a>");

    private static void Divergences(HtmlPage page, CampaignSummary summary)
    {
        var count = summary.Rows.Count(row => row.Divergences > 0);
        page.Section("divergences", "Divergences from the recording");
        page.Add($"<p>{count} of {ReportNumbers.Count(summary.Rows.Count(), "run")}. A divergence changes no verdict: a run is judged by what the recorded answers come to now.</p>");
        foreach (var run in summary.First(row => row.Divergences > 0, MostRuns))
        {
            page.Add($"<article>\n<h3>{HtmlText.Escape(run.Task)} run {run.Run}</h3>\n<ul>");
            foreach (var divergence in run.Divergences!.Take(MostReasons))
                page.Add($"<li>{HtmlText.Escape(divergence.ToString())}</li>");
            page.Add("</ul>\n</article>");
        }

        if (count > MostRuns)
            page.Add($"<p>{count - MostRuns} more are in {CampaignPaths.Runs}.</p>");

        page.EndSection();
    }
}
