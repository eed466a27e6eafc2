using System.Text.RegularExpressions;

namespace Harness.Tasks.Tests.Task03;

/// <summary>Solutions and documents are written for the published instance: each of their figures must have its counterpart in the others.</summary>
public sealed partial class SolutionFigureTests
{
    private static readonly TaskDefinition Task = MatrixFixture.Tasks.Single(task => task.Id == "task_03");

    private static readonly Renaming[] Others = [.. new[] { 1, 2, 3 }.Select(instance => Task.Renaming(instance))];

    // The example of the prompt, and a log with one line.
    private static readonly string[] ConstantInEveryInstance = ["cheat-copies-the-example", "cheat-rewrites-the-log"];

    public static IEnumerable<TheoryDataRow<string>> Texts() =>
        Directory.EnumerateFiles(Task.PathOf("solutions"), "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Task.PathOf("workspace"), "*", SearchOption.AllDirectories))
            .Where(file => !ConstantInEveryInstance.Any(solution => file.Contains(solution, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(Path.GetRelativePath(Task.Folder, file).Replace('\\', '/')));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_figure_of_a_text_is_renamed(string file)
    {
        var text = File.ReadAllText(Path.Combine(Task.Folder, file));
        var renamed = Others.Select(other => other.Apply(text)).ToList();

        // The same line in one of the instances is chance, in all of them it is no renaming.
        foreach (var figure in Figure().Matches(text).Select(match => match.Value).Distinct())
            renamed.Should().Contain(other => !other.Contains(figure, StringComparison.Ordinal), "of {0}", figure);
    }

    // Ids, moments, minutes, days and the line of a finding.
    [GeneratedRegex(@"(?<!\w)[a-f][0-9a-f]{7}(?!\w)|2026-[0-9T:.+-]+Z?|(?<![\w:])[0-9]{2}:[0-9]{2}(?![\w:])|[0-9] [A-Z][a-z]+ 2026|""line"": *[0-9.]+(?![0-9.e])")]
    private static partial Regex Figure();
}
