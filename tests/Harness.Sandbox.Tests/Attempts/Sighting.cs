using Harness.Sandboxes;
using Harness.Sandbox.Tests.Host;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>What is there to be judged after an attempt.</summary>
/// <param name="Outcome">What the program did and printed; of the later command when there was one.</param>
/// <param name="Limits">The limits that it had.</param>
/// <param name="Surroundings">The host around it.</param>
/// <param name="Took">From the start to the end.</param>
public sealed record Sighting(SandboxOutcome Outcome, SandboxLimits Limits, Surroundings Surroundings, TimeSpan Took);
