using Harness.Sandboxes;
using Harness.Sandboxes.Landlock;

namespace Harness.Tests.Sandboxes.Landlock;

/// <summary>The probed provider for the tests of a class; null on a machine that cannot have one.</summary>
public sealed class LandlockSandbox(ProbedLandlock landlock) : IAsyncLifetime
{
    private SandboxProbe Probe { get; set; } = new(LandlockProvider.Name, null);

    public async ValueTask InitializeAsync() => Probe = await landlock.ProbeAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The provider; the test is skipped where there is none.</summary>
    public ISandboxProvider Require() => RequiredSandboxes.Need(Probe);

    /// <summary>Runs a line of shell in a workspace.</summary>
    public Task<SandboxOutcome> ShellAsync(TemporaryWorkspace workspace, string line, SandboxLimits? limits = null, params SandboxMount[] mounts) =>
        Require().RunAsync(Shell(workspace, line, limits, mounts), TestContext.Current.CancellationToken);

    public SandboxCommand Shell(TemporaryWorkspace workspace, string line, SandboxLimits? limits = null, params SandboxMount[] mounts)
    {
        var temporary = workspace.Outside("tmp");
        Directory.CreateDirectory(temporary);
        return new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", line],
            WorkingDirectory = Require().PathOf(SandboxMount.Workspace(workspace.Root)),
            Mounts = [SandboxMount.Workspace(workspace.Root), .. mounts],
            TemporaryFolder = temporary,
            Limits = limits ?? new SandboxLimits { Wall = TimeSpan.FromSeconds(30) },
        };
    }
}
