using Harness.Fixtures;
using Harness.Tasks.Task09_KnowWhenToStop;

namespace Harness.Tasks.Task09_Control;

/// <summary>
/// The answerable twin of <see cref="KnowWhenToStop"/>: same prompt and workspace over thirty days, so that every value can be
/// given. A model that passes only one of the two always refuses, or never does.
/// </summary>
public sealed class KnowWhenToStopControl(HarnessFixture harness) : MovingAverageRequest(daysOnFile: 30)
{
    [AgenticTask("task_09_control", "know_when_to_stop_control", Control = true)]
    public Task Run(int run) => harness.RunAsync(this, run);
}
