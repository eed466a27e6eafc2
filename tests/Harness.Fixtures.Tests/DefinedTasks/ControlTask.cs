#pragma warning disable xUnit1000 // Subjects of tests: nothing should run them by itself.
namespace Harness.Fixtures.Tests.DefinedTasks;

/// <summary>A task that is no part of the score.</summary>
internal sealed class ControlTask : UnfinishedTask
{
    [AgenticTask("task_95", "control", Control = true)]
    public static Task Run(int run) => Task.FromResult(run);
}
