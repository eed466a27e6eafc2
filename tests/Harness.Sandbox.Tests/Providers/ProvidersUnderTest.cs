using Harness.Sandboxes;
using Harness.Sandboxes.Bubblewrap;
using Harness.Sandboxes.Docker;
using Harness.Sandboxes.Landlock;

namespace Harness.Sandbox.Tests.Providers;

/// <summary>Where the tests get their providers from: each is probed for real on this machine.</summary>
internal static class ProvidersUnderTest
{
    public const string Bubblewrap = BubblewrapProvider.Name;
    public const string Docker = DockerProvider.Name;
    public const string Landlock = LandlockProvider.Name;
    public const string None = UnisolatedProvider.Name;

    // Set by `.ci/container-engine`.
    private const string DockerHost = "TEST_DOCKER_HOST";
    private const string DockerImage = "TEST_DOCKER_IMAGE";

    /// <summary>The columns of the table, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = [Bubblewrap, Docker, Landlock, None];

    public static Task<SandboxProbe> ProbeAsync(string name, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!OperatingSystem.IsLinux())
            return Task.FromResult(new SandboxProbe(name, null, "the attempts are scripts for Linux"));
        return name switch
        {
            None => Task.FromResult(new SandboxProbe(None, new UnisolatedProvider())),
            Bubblewrap => BubblewrapProvider.ProbeAsync(new BubblewrapOptions(), cancellation),
            Docker => ProbeDockerAsync(cancellation),
            Landlock => LandlockProvider.ProbeAsync(new LandlockOptions(), cancellation),
            _ => throw new ArgumentException($"there is no provider '{name}'"),
        };
    }

    private static async Task<SandboxProbe> ProbeDockerAsync(CancellationToken cancellation)
    {
        var host = Environment.GetEnvironmentVariable(DockerHost);
        if (string.IsNullOrEmpty(host))
            return new SandboxProbe(Docker, null, $"{DockerHost} is not set", "Run .ci/container-engine, which starts an engine and says what to set.");
        var image = Environment.GetEnvironmentVariable(DockerImage) is { Length: > 0 } named ? named : DockerOptions.DefaultImage;
        return await DockerProvider.ProbeAsync(new DockerOptions { Endpoint = host, Image = image }, cancellation);
    }
}
