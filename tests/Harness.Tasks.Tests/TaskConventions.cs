using System.Globalization;
using Harness.Models;

namespace Harness.Tasks.Tests;

/// <summary>What every task folder must hold, and what every prompt must say.</summary>
public sealed class TaskConventions(MatrixFixture matrix)
{
    private static readonly (string Prefix, int AtLeast)[] Kinds = [("reference", 1), ("alternative-", 3), ("wrong-", 5), ("cheat-", 2)];

    // Fewer are asked of a control, which no score rests on.
    private static readonly (string Prefix, int AtLeast)[] KindsOfAControl = [("reference", 1), ("alternative-", 2), ("wrong-", 3), ("cheat-", 1)];

    public static IEnumerable<TheoryDataRow<string>> Tasks() => MatrixFixture.Tasks.Select(t => new TheoryDataRow<string>(t.Id));

    public static IEnumerable<TheoryDataRow<string, int>> Instances() =>
        from task in MatrixFixture.Tasks
        from instance in (int[])[0, 1]
        where instance == 0 || MatrixFixture.HasInstances(task)
        select new TheoryDataRow<string, int>(task.Id, instance);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_has_enough_solutions_of_each_kind(string task)
    {
        var solutions = Directory.GetDirectories(Definition(task).PathOf("solutions")).Select(folder => Path.GetFileName(folder)!).ToList();

        foreach (var (prefix, atLeast) in IsControl(task) ? KindsOfAControl : Kinds)
            solutions.Count(s => s.StartsWith(prefix, StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(atLeast, "{0} needs so many '{1}' solutions", task, prefix);
        solutions.Should().OnlyContain(s => Kinds.Any(k => s.StartsWith(k.Prefix, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_solution_says_what_it_does_and_its_name_says_its_verdict(string task)
    {
        foreach (var folder in Directory.GetDirectories(Definition(task).PathOf("solutions")))
        {
            var solution = ScriptedSolution.Read(folder);
            var name = Path.GetFileName(folder);

            solution.About.Trim().Should().NotBeEmpty("{0} {1} has an about", task, name);
            var passes = name.StartsWith("reference", StringComparison.Ordinal) || name.StartsWith("alternative-", StringComparison.Ordinal);
            (solution.Expect.Verdict == Campaigns.Outcomes.OutcomeKind.Passed).Should().Be(passes, "that is what the name of {0} {1} says", task, name);
            solution.Expect.Checks.Any().Should().Be(!passes, "{0} {1} names the checks that fail", task, name);
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_is_a_folder_with_prompt_checker_and_something_to_work_on(string task)
    {
        var definition = Definition(task);

        File.ReadAllText(definition.PathOf("prompt.md")).Trim().Should().NotBeEmpty();
        Directory.GetFiles(definition.Folder, "*.cs").Should().NotBeEmpty("the checker's source is part of the fingerprint");
        definition.Tools.Should().NotBeEmpty();
        if (!IsControl(task))
            Path.GetFileName(definition.Folder).Should().Be(FolderName(definition), "that is where somebody looks for {0}", task);
    }

    [Fact]
    public void Every_task_folder_is_a_task() =>
        Directory.GetDirectories(AppContext.BaseDirectory, "Task*").Where(folder => Directory.Exists(Path.Combine(folder, "solutions"))).Select(Path.GetFileName)
            .Should().BeSubsetOf(MatrixFixture.Tasks.Select(task => Path.GetFileName(task.Folder)));

    [Theory]
    [MemberData(nameof(Instances))]
    public async Task A_prompt_names_every_file_that_its_checker_reads(string task, int instance)
    {
        var played = await matrix.PlayedAsync(task, "reference", instance);

        foreach (var file in played.Judged.FilesRead)
            played.Finished.Prepared.Prompt.Should().Contain(file, "the checker of {0} reads {1}", task, file);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_prompt_is_plain_text_that_ends_with_one_line_feed(string task)
    {
        var prompt = File.ReadAllText(Definition(task).PathOf("prompt.md"));

        prompt.Should().NotContain("\r").And.NotContain("\t").And.EndWith("\n").And.NotEndWith("\n\n");
    }

    [Fact]
    public void Ids_and_names_are_unique()
    {
        MatrixFixture.Tasks.Select(t => t.Id).Should().OnlyHaveUniqueItems();
        MatrixFixture.Tasks.Select(t => t.Name).Should().OnlyHaveUniqueItems();
    }

    private static TaskDefinition Definition(string task) => MatrixFixture.Tasks.Single(t => t.Id == task);

    private static bool IsControl(string task) => Definition(task).Suite.EndsWith("-controls", StringComparison.Ordinal);

    // task_09 know_when_to_stop: Task09_KnowWhenToStop.
    private static string FolderName(TaskDefinition task) => $"{Pascal(task.Id)}_{Pascal(task.Name)}";

    private static string Pascal(string words) =>
        string.Concat(words.Split('_').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
}
