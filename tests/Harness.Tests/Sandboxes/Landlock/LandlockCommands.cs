using System.Diagnostics;
using System.Globalization;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes.Landlock;

/// <summary>A workspace, and scripts for <c>/bin/sh</c> that run in real sandboxes with it.</summary>
public abstract class LandlockCommands(LandlockSandbox probed) : IClassFixture<LandlockSandbox>, IDisposable
{
    private protected readonly LandlockSandbox sandbox = probed;
    private protected readonly TemporaryWorkspace workspace = new();

    public void Dispose()
    {
        StubbornFolder.Delete(Path.GetDirectoryName(workspace.Root)!);
        GC.SuppressFinalize(this);
    }

    protected Task<SandboxOutcome> RunAsync(string line, SandboxLimits? limits = null) => sandbox.ShellAsync(workspace, line, limits);

    protected static IReadOnlyList<int> Sleepers(string seconds) =>
        [.. Process.GetProcessesByName("sleep").Where(process => CommandLine(process.Id).Contains("\0" + seconds, StringComparison.Ordinal)).Select(process => process.Id)];

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
