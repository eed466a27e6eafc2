using Harness.Fixtures;

namespace Harness.Tasks;

/// <summary>The verdict on all runs together, when a baseline was named: <c>runsettings/gate.runsettings</c>.</summary>
public sealed class Gate(HarnessFixture harness)
{
    [GateTest]
    public void Verdict() => harness.JudgeGate();
}
