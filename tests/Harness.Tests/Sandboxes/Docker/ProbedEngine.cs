using Harness.Sandboxes.Docker;
using Harness.Tests.Sandboxes.Docker;

[assembly: AssemblyFixture(typeof(ProbedEngine))]

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>The container engine that the tests are given.</summary>
public sealed class ProbedEngine() : ProbedProvider(() => DockerProvider.ProbeAsync(ContainerEngine.Options, CancellationToken.None));
