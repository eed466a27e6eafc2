using Harness.Sandboxes;

namespace Harness.Sandbox.Tests.Host;

/// <summary>A process of the host that does nothing, with the mark in its command line and a key in its environment.</summary>
internal sealed class DecoyProcess : IAsyncDisposable
{
    private readonly ChildProcess child;

    private DecoyProcess(ChildProcess child) => this.child = child;

    public int Id => child.Id;

    public bool HasExited => child.HasExited;

    public static async Task<DecoyProcess> StartAsync(string mark, string key) => new(await ChildProcess.StartAsync(new ChildProcessCommand
    {
        FileName = "/bin/sh",
        // Starts no other program: a shell's child has the shell's command line, mark included, until it becomes that program.
        Arguments = ["-c", "read line", mark],
        WorkingDirectory = "/",
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["PLANTED_API_KEY"] = key },
    }));

    public ValueTask DisposeAsync() => child.DisposeAsync();
}
