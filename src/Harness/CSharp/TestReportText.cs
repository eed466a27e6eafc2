using System.Globalization;
using System.Text;

namespace Harness.CSharp;

/// <summary>The form of a <see cref="TestReport"/> that a model reads.</summary>
internal sealed class TestReportText(TestReport report)
{
    private const int MaxMessageLength = 2_000;
    private const int MaxOutputLength = 1_000;

    public string Render(int maxCharacters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCharacters, 1_000);
        var summary = Summary();
        var text = new StringBuilder();
        var shown = 0;
        var blocks = Blocks().ToList();
        foreach (var block in blocks)
        {
            // 80: the line that says how much is left out.
            if (text.Length + block.Length + summary.Length + 80 > maxCharacters)
                break;
            text.Append(block).Append('\n');
            shown++;
        }

        if (shown < blocks.Count)
            text.Append(CultureInfo.InvariantCulture, $"[{blocks.Count - shown} more not shown]\n");
        return text.Append(summary).ToString();
    }

    private IEnumerable<string> Blocks()
    {
        var errors = report.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.ToString());
        var failures = report.Tests.Where(test => test.Status == TestStatus.Failed).Select(Failure);
        var output = report.Problem is null || report.ProcessOutput.Length == 0
            ? []
            : new[] { "Output of the test process:\n" + Indent(Cut(report.ProcessOutput.Trim(), MaxOutputLength)) };
        return [.. errors, .. failures, .. output];
    }

    private static string Failure(TestCase test)
    {
        var text = new StringBuilder("FAILED ").Append(Cut(test.Name, 300)).Append('\n');
        text.Append(Indent(Cut(test.Message, MaxMessageLength)));
        if (test.StackTrace.Length > 0)
            text.Append('\n').Append(Indent(test.StackTrace));
        if (test.Output.Length > 0)
            text.Append("\n  output:\n").Append(Indent(Indent(Cut(test.Output.TrimEnd(), MaxOutputLength))));
        return text.ToString();
    }

    private string Summary()
    {
        var counts = string.Create(
            CultureInfo.InvariantCulture, $"{report.Passed} passed, {report.Failed} failed, {report.Skipped} skipped");
        return report.Problem is null ? counts
            : report.Tests.Count == 0 ? Cut(report.Problem, 600)
            : $"{counts}; incomplete: {Cut(report.Problem, 600)}";
    }

    private static string Indent(string text) => "  " + text.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length] + " [...]";
}
