using System.Text;
using Harness.Campaigns.Gating;
using Harness.Campaigns.Reports;
using Harness.Tool.Comparing;

namespace Harness.Tool.Gating;

/// <summary>Where a verdict goes: the terminal or JSON, the job summary of GitHub, a file for a comment.</summary>
/// <param name="terminal">Takes the verdict.</param>
/// <param name="json">Print it as JSON.</param>
/// <param name="markdown">A file for it as Markdown; <see cref="OutputFile.StandardOutput"/> prints that instead of the lines; null writes none.</param>
internal sealed class GateView(Terminal terminal, bool json, string? markdown)
{
    private const string JobSummary = "GITHUB_STEP_SUMMARY";

    /// <summary>Shows a verdict, then writes its files: the runs are paid, so no file may keep it from being seen.</summary>
    /// <returns>The exit code that says the same; that of an error for a pass whose file was asked for and could not be written.</returns>
    public int End(GateVerdict verdict)
    {
        var code = CodeOf(verdict.Outcome);
        var text = GateMarkdown.Write(verdict);
        Print(verdict, code, text);
        if (ToolEnvironment.Variables.GetValueOrDefault(JobSummary) is { Length: > 0 } summary)
            Try(summary, () => File.AppendAllText(summary, text, new UTF8Encoding(false)));
        var isWritten = markdown is null or OutputFile.StandardOutput || Try(markdown, () => OutputFile.Write(terminal, markdown, text));
        return isWritten || code != ExitCodes.Success ? code : ExitCodes.Failure;
    }

    private void Print(GateVerdict verdict, int code, string text)
    {
        if (json)
            terminal.WriteJson(new GateNumbers(verdict, code));
        else if (markdown == OutputFile.StandardOutput)
            terminal.Write(text);
        else
            foreach (var line in GateText.Lines(verdict, terminal.Ink))
                terminal.Line(line);
    }

    private bool Try(string file, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Say(PlainText.OneLine($"not written: {file}: {e.Message}"));
            return false;
        }
    }

    private static int CodeOf(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Passed => ExitCodes.Success,
        GateOutcome.Regressed => ExitCodes.Regressed,
        GateOutcome.Inconclusive => ExitCodes.Inconclusive,
        _ => ExitCodes.Incomplete,
    };
}
