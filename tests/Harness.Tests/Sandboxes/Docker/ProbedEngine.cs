using Harness.Sandboxes;
using Harness.Sandboxes.Docker;
using Harness.Tests.Sandboxes.Docker;

[assembly: AssemblyFixture(typeof(ProbedEngine))]

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>One probe of the engine for all tests, made when the first test asks.</summary>
public sealed class ProbedEngine : IAsyncDisposable
{
    private readonly Lazy<Task<SandboxProbe>> probe = new(() => DockerProvider.ProbeAsync(ContainerEngine.Options, CancellationToken.None));

    public Task<SandboxProbe> ProbeAsync() => probe.Value;

    public async ValueTask DisposeAsync()
    {
        if (probe.IsValueCreated && (await probe.Value).Provider is { } provider)
            await provider.DisposeAsync();
    }
}
