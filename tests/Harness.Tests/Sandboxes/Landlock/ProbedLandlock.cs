using Harness.Sandboxes;
using Harness.Sandboxes.Landlock;
using Harness.Tests.Sandboxes.Landlock;

[assembly: AssemblyFixture(typeof(ProbedLandlock))]

namespace Harness.Tests.Sandboxes.Landlock;

/// <summary>One probe for all tests, made when the first test asks: this program is also started for tests that need none.</summary>
public sealed class ProbedLandlock : IAsyncDisposable
{
    private readonly Lazy<Task<SandboxProbe>> probe = new(() => LandlockProvider.ProbeAsync(new LandlockOptions()));

    public Task<SandboxProbe> ProbeAsync() => probe.Value;

    public async ValueTask DisposeAsync()
    {
        if (probe.IsValueCreated && (await probe.Value).Provider is { } provider)
            await provider.DisposeAsync();
    }
}
