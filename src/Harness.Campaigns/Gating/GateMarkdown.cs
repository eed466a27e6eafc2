using System.Text;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Gating;

/// <summary>A verdict as GitHub Markdown, for a job summary or a comment on a pull request. Text that is not ours cannot become markup, a link or a mention.</summary>
public static class GateMarkdown
{
    /// <summary>The text, which ends with a line break.</summary>
    public static string Write(GateVerdict verdict)
    {
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"## Gate: {Mark(verdict.Outcome)} {GateText.Name(verdict.Outcome)}\n\n");
        Append($"**{Clean(verdict.Reason)}**");
        Append("");
        string[][] rows = [.. GateText.Rows(verdict)];
        Append($"| {string.Join(" | ", rows[0])} |");
        Append("|---|--:|--:|--:|---|");
        foreach (var row in rows[1..])
            Append($"| {string.Join(" | ", row.Select(Clean))} |");
        Append("");
        Append($"- baseline: {Clean(GateText.BaselineLine(verdict))}");
        Append($"- candidate: {Clean(GateText.CandidateLine(verdict))}");
        foreach (var (label, claim) in GateText.Claims(verdict))
            Append($"- {label}: {Clean(claim)}");
        Append($"- cost: {Clean(GateText.CostLine(verdict))}");
        foreach (var warning in verdict.Warnings)
            Append($"- :warning: {Clean(warning)}");
        return text.ToString();

        void Append(string line) => text.Append(line).Append('\n');
    }

    private static string Clean(string text) => MarkdownText.Escape(text, 2_000);

    private static string Mark(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Passed => ":white_check_mark:",
        GateOutcome.Regressed => ":x:",
        _ => ":warning:",
    };
}
