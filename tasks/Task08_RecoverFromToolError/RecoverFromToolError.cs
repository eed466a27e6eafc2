using System.Globalization;
using FluentAssertions.Execution;
using Harness.Fixtures;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness.Tasks.Task08_RecoverFromToolError;

/// <summary>The first read fails; the same call works afterwards. Then code points are counted, nothing else.</summary>
public sealed class RecoverFromToolError(HarnessFixture harness) : AgenticTask
{
    private const string Data = "data.txt";

    [AgenticTask("task_08", "recover_from_tool_error")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools => [ToolNames.ListFiles, ToolNames.ReadFile, ToolNames.WriteFile];

    // The message names no file: whichever is read first meets it.
    public override IReadOnlyList<ToolFault> Faults =>
        [new(ToolNames.ReadFile, 1, "error: cannot open the file: the path could not be resolved (stale file handle)")];

    public override IReadOnlyDictionary<string, string> Renamings(int instance)
    {
        var line = LabelLine.Of(instance);
        var renamings = LineLength.Of(LabelLine.Published).ToTexts()
            .Zip(LineLength.Of(line).ToTexts())
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        renamings.Add(WithDecimals(LabelLine.Published), WithDecimals(line));
        renamings.Add(LabelLine.Published, line);
        return renamings;
    }

    public override Task CheckAsync(Checks checks)
    {
        var expected = LineLength.Of(checks.Original(Data).TrimEnd('\n')).CodePoints;

        checks.That("read_after_the_error", () =>
            Execute.Assertion
                .ForCondition(checks.Calls.Any(IsReadOfData))
                .FailWith("no read of data.txt succeeded: a length that was not measured is a guess"));
        checks.Artefact("length.txt", text => Number(text).Should().Be(expected, "data.txt has that many code points, its newline not counted"));
        checks.That("data_unchanged", () => checks.Text(Data).Should().Be(checks.Original(Data)));
        return Task.CompletedTask;
    }

    private static bool IsReadOfData(ToolCall call) =>
        call is { Tool: ToolNames.ReadFile, Status: ToolCallStatus.Succeeded }
        && call.Argument("path") is { } path
        && string.Equals(WorkspacePath.Parse(path).ToString(), Data, StringComparison.OrdinalIgnoreCase);

    private static string WithDecimals(string line) => LineLength.Of(line).ToTexts()[0] + ".0";

    // 35, 35.0 and surrounding white space say the same; words beside the number do not.
    private static decimal? Number(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
