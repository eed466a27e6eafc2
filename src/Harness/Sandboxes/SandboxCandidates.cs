using Harness.Sandboxes.Bubblewrap;
using Harness.Sandboxes.Docker;
using Harness.Sandboxes.Landlock;
using Harness.Settings;

namespace Harness.Sandboxes;

/// <summary>Every provider that isolates, with the settings applied: the one place where they are wired.</summary>
public static class SandboxCandidates
{
    /// <summary>In the order in which <see cref="SandboxChoice.Auto"/> tries them.</summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="variable">Reads an environment variable: those that say where a container engine listens.</param>
    public static IReadOnlyList<SandboxCandidate> Of(HarnessSettings settings, Func<string, string?> variable) =>
    [
        new(BubblewrapProvider.Name, cancellation => BubblewrapProvider.ProbeAsync(
            new BubblewrapOptions { UserInsteadOfRoot = (uint)settings.SandboxUser, WorkFolder = settings.WorkFolder }, cancellation))
        {
            ReapAsync = _ => Task.Run(BubblewrapProvider.Reap, CancellationToken.None),
        },
        new(DockerProvider.Name, cancellation => DockerProvider.ProbeAsync(Docker(settings, variable), cancellation))
        {
            ReapAsync = cancellation => DockerProvider.ReapAsync(Docker(settings, variable), cancellation),
        },
        new(LandlockProvider.Name, cancellation => LandlockProvider.ProbeAsync(new LandlockOptions(), cancellation),
            "the programs of this machine can be read and its processes' names are seen")
        {
            ReapAsync = _ => Task.Run(SandboxUsers.KillLeftovers, CancellationToken.None),
        },
    ];

    private static DockerOptions Docker(HarnessSettings settings, Func<string, string?> variable) =>
        new() { Image = settings.SandboxImage, Endpoint = variable("DOCKER_HOST"), RuntimeFolder = variable("XDG_RUNTIME_DIR") };
}
