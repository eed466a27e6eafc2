using Harness.Campaigns.Records;
using Harness.Sandboxes;

namespace Harness.Tests.CSharp;

/// <summary>As a container engine that ends a program, but says that it cannot remove what the program ran in.</summary>
internal sealed class LastingSandboxes : ISandboxProvider
{
    private readonly UnisolatedProvider _real = new();

    /// <summary>Every program dies before anybody can talk to it.</summary>
    public bool KillsAtOnce { get; init; }

    public IsolationReport Isolation => _real.Isolation;

    public string Dotnet => _real.Dotnet;

    public string PathOf(SandboxMount mount) => _real.PathOf(mount);

    public string TemporaryFolderOf(SandboxCommand command) => _real.TemporaryFolderOf(command);

    public async Task<ISandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellation = default)
    {
        var process = await _real.StartAsync(command, cancellation);
        if (KillsAtOnce)
            process.Kill();
        return new LastingProcess(process);
    }

    public ValueTask DisposeAsync() => _real.DisposeAsync();

    private sealed class LastingProcess(ISandboxedProcess real) : ISandboxedProcess
    {
        public Stream StandardInput => real.StandardInput;

        public Stream StandardOutput => real.StandardOutput;

        public Stream StandardError => real.StandardError;

        public bool HasExited => real.HasExited;

        public SandboxEnd? ReachedLimit => real.ReachedLimit;

        public Task<int> WaitForExitAsync() => real.WaitForExitAsync();

        public void Kill() => real.Kill();

        public async ValueTask DisposeAsync()
        {
            await real.DisposeAsync();
            throw new SandboxException("the engine does not remove the container");
        }
    }
}
