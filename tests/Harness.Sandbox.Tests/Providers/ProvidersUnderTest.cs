using Harness.Sandboxes;
using Harness.Sandboxes.Landlock;

namespace Harness.Sandbox.Tests.Providers;

/// <summary>Where the tests get their providers from: each is probed for real on this machine.</summary>
internal static class ProvidersUnderTest
{
    public const string None = UnisolatedProvider.Name;

    /// <summary>The columns of the table, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = [LandlockProvider.Name, None];

    public static Task<SandboxProbe> ProbeAsync(string name, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!OperatingSystem.IsLinux())
            return Task.FromResult(new SandboxProbe(name, null, "the attempts are scripts for Linux"));
        return name switch
        {
            None => Task.FromResult(new SandboxProbe(None, new UnisolatedProvider())),
            LandlockProvider.Name => LandlockProvider.ProbeAsync(new LandlockOptions(), cancellation),
            _ => throw new ArgumentException($"there is no provider '{name}'"),
        };
    }
}
