using Harness.Sandboxes.Landlock;
using Harness.Tests.Sandboxes.Landlock;

[assembly: AssemblyFixture(typeof(ProbedLandlock))]

namespace Harness.Tests.Sandboxes.Landlock;

/// <summary>Landlock with its default options.</summary>
public sealed class ProbedLandlock() : ProbedProvider(() => LandlockProvider.ProbeAsync(new LandlockOptions()));
