using System.Globalization;
using System.Text;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary><c>predictions_scored.csv</c>, and the same as a section of the report.</summary>
public static class PredictionTable
{
    public const string File = "predictions_scored.csv";

    private const int MostRuns = 10;

    /// <summary>
    /// One row per prediction, then one per falsification condition. <c>strict</c> and <c>lenient</c> are empty for what is not scored;
    /// an actual value that is not known is the word <c>unknown</c>.
    /// </summary>
    public static string Write(PredictionScore score)
    {
        var csv = new CsvWriter("id", "kind", "text", "quantity", "expected", "actual", "result", "strict", "lenient", "confidence", "preregistered", "runs", "note");
        var registered = score.Preregistration == Preregistration.Registered;
        foreach (var one in score.Predictions)
        {
            csv.Row(
                one.Prediction.Id, "prediction", PlainText.OneLine(one.Prediction.Text), one.Prediction.Quantity.ToString(), one.Prediction.Expected.ToString(), Actual(one.Actual),
                WordOf(one.Result), one.IsScored ? one.IsStrictlyCorrect : null, one.IsScored ? one.IsLenientlyCorrect : null, one.Prediction.Confidence, registered, null, one.Why);
        }

        foreach (var one in score.Conditions)
        {
            csv.Row(
                one.Condition.Id, "falsification", PlainText.OneLine(one.Condition.Text), one.Condition.Quantity.ToString(), one.Condition.Range.ToString(), Actual(one.Actual),
                WordOf(one.State), null, null, null, registered, string.Join("; ", one.Runs.Select(Name)), one.Why);
        }

        return csv.ToString();
    }

    /// <summary>The section of <c>report.md</c>, from its heading on.</summary>
    public static string ToMarkdown(PredictionScore score)
    {
        var page = new StringBuilder("\n## Predictions\n\n");
        page.Append(score.Preregistration switch
        {
            Preregistration.Registered => $"Registered before the first run (the hash of {PredictionFile.Name} is in {CampaignPaths.Manifest}).\n",
            Preregistration.WrittenLater => $"**Not preregistered: {PredictionFile.Name} was written after the first run.**\n",
            _ => $"**Not preregistered: {PredictionFile.Name} was changed after the first run.**\n",
        });
        if (score.Predictions.Count > 0)
        {
            page.Append("\n| | prediction | expected | actual | result |\n|---|---|---|---|---|\n");
            foreach (var one in score.Predictions)
                page.Append(CultureInfo.InvariantCulture, $"| {one.Prediction.Id} | {MarkdownText.Escape(one.Prediction.Text)} | {one.Prediction.Expected} | {Actual(one.Actual)} | {WordOf(one.Result)}{Because(one.Why)} |\n");
            page.Append(CultureInfo.InvariantCulture, $"\n**Strict {score.Strict}/{score.Scored}** (in the range or equal), **lenient {score.Lenient}/{score.Scored}** (exceeded in the good direction counts) (verified: {File}).\n");
            if (score.Scored < score.Predictions.Count)
                page.Append(CultureInfo.InvariantCulture, $"{score.Predictions.Count - score.Scored} of {score.Predictions.Count} predictions are open or unknown and in neither number.\n");
        }

        if (score.Conditions.Count > 0)
        {
            page.Append("\n| | falsification condition | when | actual | state | runs |\n|---|---|---|---|---|---|\n");
            foreach (var one in score.Conditions)
                page.Append(CultureInfo.InvariantCulture, $"| {one.Condition.Id} | {MarkdownText.Escape(one.Condition.Text)}{Overturns(one)} | {one.Condition.Range} | {Actual(one.Actual)} | {WordOf(one.State)}{Because(one.Why)} | {Runs(one.Runs)} |\n");
        }

        return page.ToString();
    }

    /// <summary><c>correct</c>, <c>exceeded</c>, <c>wrong</c>, <c>open</c>, <c>unknown</c>.</summary>
    public static string WordOf(PredictionResult result) => result switch
    {
        PredictionResult.Correct => "correct",
        PredictionResult.Exceeded => "exceeded",
        PredictionResult.Wrong => "wrong",
        PredictionResult.Open => "open",
        _ => ReportNumbers.Unknown,
    };

    /// <summary><c>triggered</c>, <c>not triggered</c>, <c>open</c>, <c>unknown</c>.</summary>
    public static string WordOf(ConditionState state) => state switch
    {
        ConditionState.Triggered => "triggered",
        ConditionState.NotTriggered => "not triggered",
        ConditionState.Open => "open",
        _ => ReportNumbers.Unknown,
    };

    /// <summary>The value as tables have it: with at most six decimals, or <c>unknown</c>.</summary>
    public static string Actual(decimal? value) =>
        value is { } known ? Math.Round(known, 6).ToString("0.######", CultureInfo.InvariantCulture) : ReportNumbers.Unknown;

    /// <summary>The runs that a condition was triggered by, in brackets; empty without any.</summary>
    internal static string RunsOf(JudgedCondition one) => one.Runs.Count == 0 ? "" : $" ({Runs(one.Runs)})";

    private static string Overturns(JudgedCondition one) =>
        one.Condition.Hypothesis is { } hypothesis ? $"; overturns: {MarkdownText.Escape(hypothesis)}" : "";

    private static string Because(string? why) => why is null ? "" : $" ({MarkdownText.Escape(why)})";

    private static string Runs(IReadOnlyList<RunEntry> runs) =>
        string.Join(", ", runs.Take(MostRuns).Select(Name)) + (runs.Count > MostRuns ? FormattableString.Invariant($" and {runs.Count - MostRuns} more") : "");

    private static string Name(RunEntry run) => FormattableString.Invariant($"{run.Task} run{run.Run}");
}
