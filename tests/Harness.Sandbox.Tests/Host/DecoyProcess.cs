using Harness.Sandboxes;

namespace Harness.Sandbox.Tests.Host;

/// <summary>A process of the host that does nothing, with the mark in its command line.</summary>
internal sealed class DecoyProcess : IAsyncDisposable
{
    private readonly ChildProcess child;

    private DecoyProcess(ChildProcess child) => this.child = child;

    public int Id => child.Id;

    public bool HasExited => child.HasExited;

    public static async Task<DecoyProcess> StartAsync(string mark) => new(await ChildProcess.StartAsync(new ChildProcessCommand
    {
        FileName = "/bin/sh",
        Arguments = ["-c", "while :; do sleep 1; done", mark],
        WorkingDirectory = "/",
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
    }));

    public ValueTask DisposeAsync() => child.DisposeAsync();
}
