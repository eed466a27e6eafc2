using System.Globalization;
using Harness.Campaigns.Reports;
using Spectre.Console;

namespace Harness.Tool.Doctor;

/// <summary>Shows findings as they come, or all of them as JSON at the end.</summary>
internal sealed class FindingsView(Terminal terminal, bool json)
{
    private const int StatusWidth = 9;
    private const int CheckWidth = 12;

    private readonly List<Finding> _findings = [];

    /// <summary>Says what takes time, on standard error.</summary>
    public void Progress(string text) => terminal.Progress.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{text}[/]");

    public void Show(Finding finding)
    {
        _findings.Add(finding);
        if (json) return;
        var style = finding.Status switch
        {
            CheckStatus.Ok => "green",
            CheckStatus.Warning => "yellow",
            CheckStatus.Failed => "red",
            _ => "grey",
        };
        var status = PlainText.PadRight(Name(finding.Status), StatusWidth);
        Line($"[{style}]{status}[/]{PlainText.PadRight(finding.Check, CheckWidth)}", finding.Message);
        if (finding.Cure is { } cure)
            Line(new string(' ', StatusWidth) + PlainText.PadRight("cure:", CheckWidth), cure);
    }

    /// <summary>Ends the list.</summary>
    /// <returns>Whether no check failed.</returns>
    public bool End()
    {
        var failed = _findings.Count(f => f.Status == CheckStatus.Failed);
        if (json)
            terminal.WriteJson(new { FormatVersion = 1, Ok = failed == 0, Checks = _findings });
        else
            terminal.Results.WriteLine(failed == 0 ? "nothing failed" : ReportNumbers.Count(failed, "check") + " failed");
        return failed == 0;
    }

    private static string Name(CheckStatus status) => status.ToString().ToLowerInvariant();

    // Wrapped text stays in its column.
    private void Line(string head, string text)
    {
        if (!terminal.IsWrapped)
        {
            terminal.Results.WriteLine(Markup.Remove(head) + text);
            return;
        }

        var grid = new Grid { Expand = false }
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 0, 0), Width = StatusWidth + CheckWidth })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) })
            .AddRow(new Markup(head), new Text(text));
        terminal.Results.Write(grid);
    }
}
