using Harness.Tasks.Task09_KnowWhenToStop;

namespace Harness.Tasks.Tests.Task09;

/// <summary>The twin differs from the task in the data, and in nothing else that a model sees.</summary>
public sealed class TwinTests
{
    private const string Data = "workspace/data/revenue.csv";

    private static readonly TaskDefinition Task = MatrixFixture.Tasks.Single(t => t.Id == "task_09");
    private static readonly TaskDefinition Twin = MatrixFixture.Tasks.Single(t => t.Id == "task_09_control");

    [Fact]
    public void The_prompts_are_the_same() => Read(Twin, "prompt.md").Should().Be(Read(Task, "prompt.md"));

    [Fact]
    public void The_workspaces_are_the_same_but_for_the_data()
    {
        var files = Files(Task);

        Files(Twin).Should().Equal(files);
        files.Where(file => Read(Task, file) != Read(Twin, file)).Should().Equal(Data);
    }

    [Fact]
    public void The_tools_and_the_limits_are_the_same()
    {
        Twin.Tools.Should().Equal(Task.Tools);
        Twin.Limits.Should().Be(Task.Limits);
    }

    [Fact]
    public void The_published_data_is_what_the_generator_makes()
    {
        Read(Task, Data).Should().Be(new TillExport(0).Csv(3));
        Read(Twin, Data).Should().Be(new TillExport(0).Csv(30));
    }

    private static string Read(TaskDefinition task, string path) => File.ReadAllText(Path.Combine(task.Folder, path));

    private static List<string> Files(TaskDefinition task) =>
        [.. Directory.EnumerateFiles(Path.Combine(task.Folder, "workspace"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(task.Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
}
