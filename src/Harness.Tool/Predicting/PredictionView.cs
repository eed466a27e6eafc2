using System.Globalization;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Reports;

namespace Harness.Tool.Predicting;

/// <summary>Predictions as tables or as JSON.</summary>
internal sealed class PredictionView(Terminal terminal, bool json)
{
    private const int Widest = 70;

    /// <summary>Shows what was predicted beside what came.</summary>
    public int Show(PredictionScore score)
    {
        if (json)
        {
            terminal.WriteJson(new
            {
                FormatVersion = 1,
                score.Campaign,
                score.Preregistration,
                score.Scored,
                score.Strict,
                score.Lenient,
                Predictions = score.Predictions.Select(one => new { one.Prediction.Id, one.Prediction.Text, Expected = one.Prediction.Expected.ToString(), one.Actual, one.Result, one.Why }),
                Falsifications = score.Conditions.Select(one => new { one.Condition.Id, one.Condition.Text, When = one.Condition.Range.ToString(), one.Actual, one.State, Runs = one.Runs.Select(run => new { run.Task, run.Run }), one.Why }),
            });
            return ExitCodes.Success;
        }

        terminal.Line(PlainText.OneLine(score.Campaign) + score.Preregistration switch
        {
            Preregistration.Registered => ": registered before the first run",
            Preregistration.WrittenLater => ": NOT PREREGISTERED, written after the first run",
            _ => ": NOT PREREGISTERED, changed after the first run",
        });
        terminal.Line();
        Table(
            score.Predictions.Select(one => new[] { one.Prediction.Id, one.Prediction.Text, one.Prediction.Expected.ToString(), PredictionTable.Actual(one.Actual), PredictionTable.WordOf(one.Result) + Because(one.Why) })
                .Prepend(["", "prediction", "expected", "actual", "result"]));
        if (score.Conditions.Count > 0)
        {
            terminal.Line();
            Table(
                score.Conditions.Select(one => new[]
                {
                    one.Condition.Id, one.Condition.Text, one.Condition.Range.ToString(), PredictionTable.Actual(one.Actual),
                    PredictionTable.WordOf(one.State) + (one.Runs.Count == 0 ? "" : " by " + string.Join(", ", one.Runs.Take(10).Select(run => FormattableString.Invariant($"{run.Task} run{run.Run}")))) + Because(one.Why),
                }).Prepend(["", "falsification condition", "when", "actual", "state"]));
        }

        terminal.Line();
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"strict {score.Strict}/{score.Scored}, lenient {score.Lenient}/{score.Scored}"));
        return ExitCodes.Success;
    }

    /// <summary>Shows that a file can be used.</summary>
    public int Show(PredictionFile file)
    {
        if (json)
            terminal.WriteJson(new { FormatVersion = 1, Ok = true, file.Suite, Predictions = file.Predictions.Count, Falsifications = file.Falsifications.Count });
        else
            terminal.Line($"usable: {ReportNumbers.Count(file.Predictions.Count, "prediction")} and {ReportNumbers.Count(file.Falsifications.Count, "falsification condition")} about {PlainText.Fit(file.Suite, 100)}");
        return ExitCodes.Success;
    }

    /// <summary>Shows how well predictions have held.</summary>
    public int Show(Calibration all)
    {
        if (json)
        {
            terminal.WriteJson(new { FormatVersion = 1, Calibration = all });
            return ExitCodes.Success;
        }

        if (all.Scored == 0)
        {
            terminal.Line("no preregistered prediction has been scored");
            return ExitCodes.Success;
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{all.Scored} preregistered predictions of {ReportNumbers.Count(all.Campaigns, "campaign")} were scored (unit: predictions)"));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"strict      {all.Strict}/{all.Scored} {ReportNumbers.Bounds(all.StrictInterval)}, lenient {all.Lenient}/{all.Scored}"));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"missed      {all.TooHigh} expected more than what came, {all.TooLow} less"));
        terminal.Line(all.Brier is { } brier
            ? string.Create(CultureInfo.InvariantCulture, $"confidence  {all.MeanConfidence * 100:0} % on average, {all.RightWithConfidence} of {all.WithConfidence} were right; Brier score {brier:0.00} (0 is perfect, .25 is a coin)")
            : "confidence  never said");
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"conditions  {all.Triggered} of {all.Conditions} were triggered"));
        return ExitCodes.Success;
    }

    private void Table(IEnumerable<string[]> rows)
    {
        foreach (var line in TextTable.Lines(rows.Select(row => row.Select(cell => PlainText.Fit(cell, Widest)).ToArray()), false, false, true, true, false))
            terminal.Line("  " + line);
    }

    private static string Because(string? why) => why is null ? "" : $" ({why})";
}
