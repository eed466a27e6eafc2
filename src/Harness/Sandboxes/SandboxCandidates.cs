using Harness.Settings;

namespace Harness.Sandboxes;

/// <summary>Every provider that isolates, with the settings applied: the one place where they are wired.</summary>
public static class SandboxCandidates
{
    /// <summary>In the order in which <see cref="SandboxChoice.Auto"/> tries them.</summary>
    public static IReadOnlyList<SandboxCandidate> Of(HarnessSettings settings) =>
    [
        Missing("bwrap"),
        Missing("docker"),
        Missing("landlock") with { Reduced = "processes of this machine are seen, and what a killed process started may be left" },
    ];

    private static SandboxCandidate Missing(string name) =>
        new(name, _ => Task.FromResult(new SandboxProbe(name, null, "this version has no such provider")), _ => Task.CompletedTask);
}
