using System.Globalization;
using System.Text;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Briefs;

/// <summary>
/// The skeleton of an article about a campaign: what can be published with a source behind every number. Sentences come from the
/// numbers, and <see cref="BriefVerifier"/> finds nothing in them. What an author adds is checked the same way.
/// </summary>
public static class CampaignBrief
{
    private const int MostFailures = 200;

    /// <summary>Writes the article as Markdown.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="roots">Folders with the campaigns to compare with; those beside the campaign come first.</param>
    /// <exception cref="CampaignFormatException">Records or manifest of the campaign cannot be trusted.</exception>
    public static string Write(CampaignFolder campaign, params IReadOnlyList<string> roots)
    {
        var campaigns = BriefCampaigns.Find(campaign, roots);
        var summary = campaigns.Own.Summary;
        var page = new StringBuilder();
        Header(page, campaigns.Own);
        Result(page, summary);
        Tasks(page, summary);
        Failures(page, summary);
        page.Append(BriefComparison.Of(campaigns));
        Predictions(page, summary.Predictions);
        page.Append("\n## Cost\n\n").Append(Cost(summary));
        page.Append("\n## What was not tested\n\n");
        foreach (var line in BriefUnobserved.Of(summary))
            page.Append("- [Unobserved] ").Append(MarkdownText.Escape(line)).Append('\n');
        page.Append("\n## What it may mean\n\n[Speculation] Write here what you believe and did not measure. `dotnet harness verify` checks every other passage.\n");
        return page.ToString();
    }

    private static void Header(StringBuilder page, KnownCampaign own)
    {
        var (manifest, published) = (own.Manifest, own.Manifest.Published);
        page.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Escape(own.ModelName)} on {MarkdownText.Escape(manifest.Suite)}\n\n");
        if (manifest.Reconstruction)
            page.Append("**Made from published tables: a reconstruction, not a recording of the model.**\n\n");
        if (manifest.ReplayOf is { } source)
            page.Append(CultureInfo.InvariantCulture, $"**A replay of {MarkdownText.Escape(source)}: no model was asked, and this is no measurement.**\n\n");
        if (own.Summary.Curtailed > 0)
            page.Append(CultureInfo.InvariantCulture, $"**Curtailed: runs were left out because the verdict of a gate was certain. {CurtailedText.Why}**\n\n");
        page.Append("| | |\n|---|---|\n");
        Line("campaign", manifest.Id);
        Line("model", own.ModelName);
        Line("model id", manifest.ModelId);
        Line("architecture as published", published?.ArchitectureAsPublished);
        Line("architecture per model card", published is null ? null : $"{published.ArchitecturePerModelCard} ({published.ModelCardSource})");
        Line("harness", manifest.Environment is { } environment ? $"{manifest.Suite}, version {environment.HarnessVersion}" : manifest.Suite);
        Line("date", manifest.CreatedAt.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line("served by", manifest.Provider);
        Line("sandbox", manifest.Sandbox);

        void Line(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                page.Append(CultureInfo.InvariantCulture, $"| {name} | {MarkdownText.Escape(value)} |\n");
        }
    }

    private static void Result(StringBuilder page, CampaignSummary summary)
    {
        var source = BriefComparison.SourceOf(summary);
        page.Append("\n## Result\n\n[Observed] ");
        page.Append(CultureInfo.InvariantCulture, $"{summary.Passed}/{summary.Valid} {source} runs passed");
        if (summary.PassInterval is not null)
            page.Append(CultureInfo.InvariantCulture, $", a pass rate of {ReportNumbers.Percent(summary.PassRate)} {source} with the Wilson 95 % interval {ReportNumbers.Bounds(summary.PassInterval)} {source} over runs");
        page.Append(".\n");
        if (summary.TotalsOnly is null && summary.Invalid + summary.Missing > 0)
            page.Append(CultureInfo.InvariantCulture, $"Of {ReportNumbers.Count(summary.Planned, "run")} {source} that were planned, {summary.Invalid} invalid {source} and {summary.Missing} missing {source} are in neither number.\n");
    }

    private static void Tasks(StringBuilder page, CampaignSummary summary)
    {
        page.Append("\n## Tasks\n\n");
        if (summary.TotalsOnly is not null)
        {
            page.Append("The runs were not published: nothing can be said by task.\n");
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"[Observed] Every row (verified: {CampaignTables.PassRateFile}):\n\n");
        page.Append("| task | passed | pass rate | 95 % interval (runs) | mean time | cost | runs that did not pass |\n|---|---|---|---|---|---|---|\n");
        foreach (var task in summary.Tasks)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {task.Task} {MarkdownText.Escape(task.Name)} | {task.Passed}/{task.Valid} | {ReportNumbers.Percent(task.PassRate)} | {ReportNumbers.Bounds(task.PassInterval)} | ");
            page.Append(CultureInfo.InvariantCulture, $"{ReportNumbers.Seconds(task.MeanSeconds)} | {ReportNumbers.Dollars(task.CostUsd)} | {task.Notes} |\n");
        }
    }

    private static void Failures(StringBuilder page, CampaignSummary summary)
    {
        page.Append("\n## Failures\n\n");
        RunRecord[] failed = [.. summary.Runs.Where(run => run.Outcome.Kind == OutcomeKind.Failed)];
        if (failed.Length == 0)
            page.Append(summary.TotalsOnly is null ? "No run failed.\n" : "Their runs were not published.\n");
        foreach (var run in failed.Take(MostFailures))
        {
            page.Append(CultureInfo.InvariantCulture, $"- [Observed] {run.Task} run{run.Run}: {RunNote.Of(run)}, after {ReportNumbers.Count(run.Facts.ToolCalls, "tool call")} and {ReportNumbers.Seconds(run.Seconds)} (verified: {CampaignPaths.Runs})\n");
            // What a checker said is quoted: it is evidence, and no claim of the author.
            foreach (var reason in run.FailedChecks.SelectMany(check => check.Reasons).Take(3))
                page.Append(CultureInfo.InvariantCulture, $"  > {MarkdownText.Escape(reason)}\n");
        }

        if (failed.Length > MostFailures)
            page.Append(CultureInfo.InvariantCulture, $"- more of them in {CampaignPaths.Runs}\n");
    }

    private static void Predictions(StringBuilder page, PredictionScore? score)
    {
        if (score is null)
            return;
        page.Append("\n## Predictions\n\n");
        page.Append(score.Preregistration == Preregistration.Registered
            ? "Registered before the first run.\n"
            : "**Not preregistered: written or changed after the first run.**\n");
        if (score.Predictions.Count > 0)
        {
            page.Append("\n| | prediction | expected | actual | strict | lenient |\n|---|---|---|---|---|---|\n");
            foreach (var one in score.Predictions)
                page.Append(CultureInfo.InvariantCulture, $"| {one.Prediction.Id} | {MarkdownText.Escape(one.Prediction.Text)} | {one.Prediction.Expected} | {PredictionTable.Actual(one.Actual)} | {Scored(one, one.IsStrictlyCorrect)} | {Scored(one, one.IsLenientlyCorrect)} |\n");
            page.Append(CultureInfo.InvariantCulture, $"\n[Observed] Strictly {score.Strict}/{score.Scored} (verified: {PredictionTable.File}), leniently {score.Lenient}/{score.Scored} (verified: {PredictionTable.File}): the lenient score counts what exceeded in the good direction.\n");
        }

        if (score.Conditions.Count == 0)
            return;
        page.Append("\n## Falsification conditions\n\n| | condition | when | actual | state | runs |\n|---|---|---|---|---|---|\n");
        foreach (var one in score.Conditions)
        {
            var runs = string.Join(", ", one.Runs.Take(10).Select(run => FormattableString.Invariant($"{run.Task} run{run.Run}")));
            page.Append(CultureInfo.InvariantCulture, $"| {one.Condition.Id} | {MarkdownText.Escape(one.Condition.Text)} | {one.Condition.Range} | {PredictionTable.Actual(one.Actual)} | {PredictionTable.WordOf(one.State)} | {runs} |\n");
        }
    }

    private static string Scored(ScoredPrediction one, bool isCorrect) => !one.IsScored ? "not scored" : isCorrect ? "correct" : "wrong";

    private static string Cost(CampaignSummary summary)
    {
        var source = summary.TotalsOnly is null ? $"(verified: {CampaignTables.CostFile})" : $"(verified: {CampaignPaths.Manifest})";
        var text = new StringBuilder("[Observed] ");
        text.Append(summary.CostUsd is { } cost ? string.Create(CultureInfo.InvariantCulture, $"The campaign cost {ReportNumbers.Dollars(cost)} {source} in total.") : "The total cost is unknown.");
        text.Append(summary.CostPerPassUsd is { } each
            ? string.Create(CultureInfo.InvariantCulture, $" Failed and invalid attempts included, that is {ReportNumbers.Dollars(each)} {source} per pass.\n")
            : summary.Passed == 0 ? " Nothing passed, so the cost per pass is undefined.\n" : " So is the cost per pass.\n");
        foreach (var price in summary.Manifest.Prices.Where(price => price.Input is not null && price.Output is not null))
            text.Append(CultureInfo.InvariantCulture, $"The prices were ${price.Input:0.######} (verified: {CampaignPaths.Manifest}) per million input tokens and ${price.Output:0.######} (verified: {CampaignPaths.Manifest}) per million output tokens.\n");
        return text.ToString();
    }
}
