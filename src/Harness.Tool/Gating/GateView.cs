using System.Text;
using Harness.Campaigns.Gating;

namespace Harness.Tool.Gating;

/// <summary>Where a verdict goes: the terminal or JSON, the job summary of GitHub, a file for a comment.</summary>
internal sealed class GateView(Terminal terminal, bool json, string? markdown)
{
    private const string JobSummary = "GITHUB_STEP_SUMMARY";

    /// <summary>Shows a verdict.</summary>
    /// <returns>The exit code that says the same.</returns>
    public int End(GateVerdict verdict)
    {
        var code = CodeOf(verdict.Outcome);
        var text = GateMarkdown.Write(verdict);
        if (ToolEnvironment.Variables.GetValueOrDefault(JobSummary) is { Length: > 0 } summary)
            File.AppendAllText(summary, text, new UTF8Encoding(false));
        if (markdown is not null)
            File.WriteAllText(Path.GetFullPath(markdown, ToolEnvironment.Folder), text, new UTF8Encoding(false));
        if (json)
            terminal.WriteJson(new GateNumbers(verdict, code));
        else
            foreach (var line in GateText.Lines(verdict, terminal.Ink))
                terminal.Line(line);
        return code;
    }

    private static int CodeOf(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Passed => ExitCodes.Success,
        GateOutcome.Regressed => ExitCodes.Regressed,
        GateOutcome.Inconclusive => ExitCodes.Inconclusive,
        _ => ExitCodes.Incomplete,
    };
}
