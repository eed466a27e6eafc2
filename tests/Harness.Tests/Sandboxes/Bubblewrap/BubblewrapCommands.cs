using Harness.Sandboxes;
using Harness.Sandboxes.Bubblewrap;

namespace Harness.Tests.Sandboxes.Bubblewrap;

/// <summary>A workspace, and scripts for <c>/bin/sh</c> that run in real sandboxes with it.</summary>
public abstract class BubblewrapCommands(ProbedBubblewrap bubblewrap) : IDisposable
{
    protected TemporaryWorkspace Workspace { get; } = new();

    public void Dispose()
    {
        Workspace.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<ISandboxProvider> ProviderAsync() => bubblewrap.ProviderAsync();

    protected async Task<BubblewrapProvider> OwnProviderAsync(bool withControlGroups = true)
    {
        await bubblewrap.ProviderAsync();
        return await BubblewrapProvider.CreateAsync(new BubblewrapOptions { UsesControlGroups = withControlGroups });
    }

    protected async Task<SandboxCommand> CommandAsync(string script)
    {
        await bubblewrap.ProviderAsync();
        return new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", script],
            WorkingDirectory = SandboxMount.Work,
            Mounts = [SandboxMount.Workspace(Workspace.Root)],
            TemporaryFolder = Workspace.Root,
        };
    }

    protected async Task<SandboxOutcome> RunAsync(string script, SandboxLimits? limits = null, string input = "")
    {
        var command = await CommandAsync(script);
        return await RunAsync(command with { Limits = limits ?? command.Limits, StandardInput = input });
    }

    protected async Task<SandboxOutcome> RunAsync(SandboxCommand command) =>
        await (await bubblewrap.ProviderAsync()).RunAsync(command, TestContext.Current.CancellationToken);
}
