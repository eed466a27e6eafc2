using System.Globalization;
using Harness.Campaigns.Predictions;

namespace Harness.Campaigns.Reports.Html;

/// <summary>What was predicted and what came: the table of <see cref="PredictionTable"/>.</summary>
internal static class HtmlPredictions
{
    public static void Add(HtmlPage page, PredictionScore score)
    {
        page.Section("predictions", "Predictions");
        if (score.Preregistration != Preregistration.Registered)
            page.Add($"<p class=\"banner\"><strong>Not preregistered:</strong> {PredictionFile.Name} was {(score.Preregistration == Preregistration.WrittenLater ? "written" : "changed")} after the first run.</p>");
        Table(page, "prediction", "result", score.Predictions.Select(one =>
            (one.Prediction.Id, one.Prediction.Text, one.Prediction.Expected.ToString(), PredictionTable.Actual(one.Actual), PredictionTable.WordOf(one.Result))));
        page.Add(string.Create(CultureInfo.InvariantCulture, $"<p>Strict {score.Strict}/{score.Scored} (in the range or equal), lenient {score.Lenient}/{score.Scored} (exceeded in the good direction counts).</p>"));
        if (score.Conditions.Count > 0)
            Table(page, "falsification condition", "state", score.Conditions.Select(one =>
                (one.Condition.Id, one.Condition.Text, one.Condition.Range.ToString(), PredictionTable.Actual(one.Actual), $"{PredictionTable.WordOf(one.State)}{PredictionTable.RunsOf(one)}")));
        page.Add($"<p class=\"note\">Source: <a href=\"{PredictionTable.File}\">{PredictionTable.File}</a></p>").EndSection();
    }

    private static void Table(HtmlPage page, string what, string result, IEnumerable<(string Id, string Text, string Expected, string Actual, string Result)> rows)
    {
        page.Add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"predictions\"><table>");
        page.Add($"<thead><tr><th scope=\"col\">{what}</th><th scope=\"col\">expected</th><th scope=\"col\">actual</th><th scope=\"col\">{result}</th></tr></thead>\n<tbody>");
        foreach (var (id, text, expected, actual, word) in rows)
            page.Add($"<tr><th scope=\"row\">{HtmlText.Escape(id)} {HtmlText.Escape(text)}</th><td>{HtmlText.Escape(expected)}</td><td>{HtmlText.Escape(actual)}</td><td>{HtmlText.Escape(word)}</td></tr>");
        page.Add("</tbody></table></div>");
    }
}
