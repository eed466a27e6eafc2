using Harness.Sandboxes;

namespace Harness.Sandbox.Tests.Providers;

/// <summary>No isolation: the control, which shows that the attempts succeed where nothing stops them.</summary>
public sealed class NoneUnderTest() : ProviderUnderTest(UnisolatedProvider.Name)
{
    protected override Task<SandboxProbe> ProbeAsync(CancellationToken cancellation) =>
        Task.FromResult(OperatingSystem.IsLinux()
            ? new SandboxProbe(Name, new UnisolatedProvider())
            : new SandboxProbe(Name, null, "the attempts are scripts for Linux"));
}
