#pragma warning disable xUnit1000 // Subjects of tests: nothing should run them by itself.
namespace Harness.Fixtures.Tests.DefinedTasks;

/// <summary>What the unfinished tasks have in common.</summary>
internal abstract class UnfinishedTask : AgenticTask
{
    public override IReadOnlyList<string> Tools => [];

    public override Task CheckAsync(Checks checks) => Task.CompletedTask;
}

internal sealed class WithoutTheory : UnfinishedTask;

internal sealed class WithBadId : UnfinishedTask
{
    [AgenticTask("../task", "name")]
    public static Task Run(int run) => Task.FromResult(run);
}

internal sealed class WithBadName : UnfinishedTask
{
    [AgenticTask("task_92", "Fix It")]
    public static Task Run(int run) => Task.FromResult(run);
}

internal sealed class WithBadSuite : UnfinishedTask
{
    [AgenticTask("task_93", "name", Suite = "Suite V1")]
    public static Task Run(int run) => Task.FromResult(run);
}
