using Harness.Campaigns.Records;
using Harness.CSharp;
using Harness.Sandboxes;
using Harness.Tests.Sandboxes;

namespace Harness.Sandbox.Tests.Providers;

/// <summary>
/// A provider that was probed on this machine, once for all tests of its collection, and a bench of compile workers and test hosts in it. A
/// failure to start is kept, and skips the tests with its reason.
/// </summary>
public abstract class ProviderUnderTest(string name) : IAsyncLifetime
{
    private SandboxProbe? probe;
    private TestBench? bench;

    public string Name => name;

    /// <summary>Skips the test that asks when the provider does not work on this machine; see <see cref="RequiredSandboxes"/>.</summary>
    public ISandboxProvider Provider
    {
        get
        {
            var provider = probe?.Provider;
            RequiredSandboxes.Need(provider, name, $"{probe?.Problem} {probe?.Cure}");
            return provider;
        }
    }

    /// <summary>What is in force; null when the provider does not work on this machine.</summary>
    public IsolationReport? Isolation => probe?.Provider?.Isolation;

    /// <summary>Compiles and runs tests in the provider's sandboxes.</summary>
    public TestBench Bench => bench ??= new TestBench(new TestBenchOptions { Sandboxes = Provider, CompileLimit = TimeSpan.FromSeconds(8), Parallelism = 2 });

    public async ValueTask InitializeAsync() => probe = await ProvidersUnderTest.ProbeAsync(name, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (bench is not null)
            await bench.DisposeAsync();
        if (probe?.Provider is { } provider)
            await provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
