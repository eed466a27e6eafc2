using Harness.Fixtures;

namespace Harness.Tasks.Tests.Isolation.Task01_FixFailingTest;

/// <summary>task_01 with a checker that runs visible and hidden tests together: half the time of the real one, for the many attempts here.</summary>
/// <remarks>Not public: no theory of this project. Task data is found by the last part of the namespace.</remarks>
#pragma warning disable xUnit1000
internal sealed class JudgedAtOnce : AgenticTask
#pragma warning restore xUnit1000
{
    [AgenticTask("task_01", "fix_failing_test")]
    public static Task Run(int run) => throw new InvalidOperationException($"no test: {run}");

    public override IReadOnlyList<string> Tools => [];

    public override async Task CheckAsync(Checks checks)
    {
        var all = await checks.RunTestsAsync(hidden: true);
        checks.That("visible_tests_pass", () => all.ShouldPass("Halden.Dispatch.Tests"));
        checks.That("hidden_tests_pass", () => all.ShouldPass("Halden.Dispatch.Acceptance.ObservedAcrossTheYearEnd"));
        checks.That("neighbours_still_work", () => all.ShouldPass("Halden.Dispatch.Acceptance.NeighboursOfTheCause"));
    }
}
