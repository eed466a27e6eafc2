using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

/// <summary>One probe of a provider for all tests, made when the first test asks: this program is also started for tests that need none.</summary>
public abstract class ProbedProvider(Func<Task<SandboxProbe>> probing) : IAsyncDisposable
{
    private readonly Lazy<Task<SandboxProbe>> probe = new(probing);

    public Task<SandboxProbe> ProbeAsync() => probe.Value;

    /// <summary>The provider; the test is skipped, with the reason, where it does not work.</summary>
    public async Task<ISandboxProvider> ProviderAsync() => RequiredSandboxes.Need(await probe.Value);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (probe.IsValueCreated && (await probe.Value).Provider is { } provider)
            await provider.DisposeAsync();
    }
}
