using Harness.Sandboxes;
using Harness.Sandboxes.Bubblewrap;
using Harness.Tests.Sandboxes.Bubblewrap;

[assembly: AssemblyFixture(typeof(ProbedBubblewrap))]

namespace Harness.Tests.Sandboxes.Bubblewrap;

/// <summary>One provider for all tests; a test is skipped, with the reason, where bubblewrap does not work.</summary>
public sealed class ProbedBubblewrap : IAsyncDisposable
{
    private readonly Lazy<Task<SandboxProbe>> probe = new(() => BubblewrapProvider.ProbeAsync());

    public async Task<BubblewrapProvider> ProviderAsync()
    {
        var found = await probe.Value;
        RequiredSandboxes.Need(found.Provider, found.Name, $"{found.Problem} {found.Cure}");
        return (BubblewrapProvider)found.Provider;
    }

    public async ValueTask DisposeAsync()
    {
        if (probe.IsValueCreated && (await probe.Value).Provider is { } provider)
            await provider.DisposeAsync();
    }
}
