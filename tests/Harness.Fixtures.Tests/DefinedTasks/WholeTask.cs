#pragma warning disable xUnit1000 // Subjects of tests: nothing should run them by itself.
using Harness.Tools;

namespace Harness.Fixtures.Tests.DefinedTasks;

/// <summary>A task as it should be.</summary>
internal sealed class WholeTask : AgenticTask
{
    public override IReadOnlyList<string> Tools => [ToolNames.ReadFile];

    public override Limits Limits => new() { Turns = 7 };

    [AgenticTask("task_91", "whole")]
    public static Task Run(int run) => Task.FromResult(run);

    public override Task CheckAsync(Checks checks)
    {
        checks.Artefact("answer.txt", text => text.Should().Be("42"));
        checks.That("nothing_else", () => checks.Files.Should().Equal("answer.txt"));
        return Task.CompletedTask;
    }
}
