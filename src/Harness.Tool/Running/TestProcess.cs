using System.Runtime.InteropServices;

namespace Harness.Tool.Running;

/// <summary><c>dotnet test</c> while it runs. What it prints is kept, not shown: progress is read from the campaign.</summary>
internal sealed partial class TestProcess : IDisposable
{
    private const int Terminate = 15;

    private readonly QuietProcess _quiet;

    private TestProcess(QuietProcess quiet) => _quiet = quiet;

    public bool HasExited => _quiet.Process.HasExited;

    /// <summary>Set once it has exited.</summary>
    public int ExitCode => _quiet.Process.ExitCode;

    /// <summary>What it printed, by line; see <see cref="QuietProcess.Output"/>.</summary>
    public IReadOnlyList<string> Lines => _quiet.Output.TrimEnd().Split('\n');

    /// <exception cref="System.ComponentModel.Win32Exception">There is no <c>dotnet</c>.</exception>
    public static TestProcess Start(TestCommand command, string folder) =>
        new(QuietProcess.Start(ToolEnvironment.Dotnet, command.Arguments, folder, command.Environment));

    /// <summary>Waits for its end.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _quiet.Process.WaitForExitAsync(cancellation);

    /// <summary>
    /// Asks it to end, so that the runs in flight are recorded; the tests notice that their command is gone. On Windows the console has
    /// told them already. What does not end within the time is killed.
    /// </summary>
    public async Task EndAsync(TimeSpan grace)
    {
        if (!OperatingSystem.IsWindows() && !_quiet.Process.HasExited)
            _ = Signal(_quiet.Process.Id, Terminate);
        try
        {
            using var limit = new CancellationTokenSource(grace);
            await _quiet.Process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _quiet.Process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _quiet.Dispose();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
