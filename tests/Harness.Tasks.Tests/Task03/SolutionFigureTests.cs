using System.Text.RegularExpressions;

namespace Harness.Tasks.Tests.Task03;

/// <summary>Solutions and documents are written for the published instance: each of their figures must have its counterpart in the others.</summary>
public sealed partial class SolutionFigureTests
{
    private static readonly TaskDefinition Task = MatrixFixture.Tasks.Single(task => task.Id == "task_03");

    public static IEnumerable<TheoryDataRow<string>> Texts() =>
        Directory.EnumerateFiles(Task.PathOf("solutions"), "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Task.PathOf("workspace"), "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(Path.GetRelativePath(Task.Folder, file).Replace('\\', '/')));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_figure_of_a_text_is_renamed(string file)
    {
        var text = File.ReadAllText(Path.Combine(Task.Folder, file));
        foreach (var instance in new[] { 1, 2, 3 })
        {
            var renamed = Task.Renaming(instance).Apply(text);
            foreach (var figure in Figure().Matches(text).Select(match => match.Value).Distinct())
                renamed.Should().NotContain(figure, "of instance {0}", instance);
        }
    }

    // Ids, moments, minutes, days and the line of a finding.
    [GeneratedRegex(@"(?<!\w)[a-f][0-9a-f]{7}(?!\w)|2026-[0-9T:.+-]+Z?|(?<![\w:])[0-9]{2}:[0-9]{2}(?![\w:])|[0-9] [A-Z][a-z]+ 2026|""line"": *[0-9.]+")]
    private static partial Regex Figure();
}
