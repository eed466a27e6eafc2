using System.Globalization;
using System.Text;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Exports;

/// <summary>The words of a run in the formats of others: short, and without anything that a terminal or an XML reader would stumble on.</summary>
internal static class ExportedText
{
    private const int MostReasons = 20;
    private const int LongestLine = 1000;

    /// <summary><c>task_09 know_when_to_stop · run 2</c>, as test explorers show it.</summary>
    public static string NameOf(RunRecord run) => Line(string.Create(CultureInfo.InvariantCulture, $"{run.Task} {run.Name} · run {run.Run}"));

    /// <summary>One clean line.</summary>
    public static string Line(string text) => PlainText.Fit(text, LongestLine);

    /// <summary>The outcome with shape and mode, then every reason, a line each.</summary>
    public static string ReasonsOf(RunRecord run)
    {
        var text = new StringBuilder(RunNote.Of(run));
        foreach (var line in run.FailedChecks.SelectMany(check => check.Reasons.Select(reason => $"{check.Name}: {reason}")).Take(MostReasons))
            text.Append('\n').Append(Line(line));
        if (run is { Outcome.Kind: OutcomeKind.Invalid, Error: { } error })
            text.Append('\n').Append(Line(error));
        return text.ToString();
    }
}
