using Harness.Sandboxes.Bubblewrap;
using Harness.Tests.Sandboxes.Bubblewrap;

[assembly: AssemblyFixture(typeof(ProbedBubblewrap))]

namespace Harness.Tests.Sandboxes.Bubblewrap;

/// <summary>Bubblewrap with its default options.</summary>
public sealed class ProbedBubblewrap() : ProbedProvider(() => BubblewrapProvider.ProbeAsync());
