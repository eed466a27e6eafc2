#pragma warning disable xUnit1000 // Subjects of tests: nothing should run them by itself.
using Harness.Fixtures.Tests.DefinedTasks;

namespace Harness.Fixtures.Tests.Elsewhere;

internal sealed class WithoutPrompt : UnfinishedTask
{
    [AgenticTask("task_94", "name")]
    public static Task Run(int run) => Task.FromResult(run);
}
