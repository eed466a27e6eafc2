using System.Diagnostics;
using System.Text;

namespace Harness.EndToEnd.Tests.Commands;

/// <summary>
/// A real process with its output. On Linux it leads a session of its own, so that all of its descendants are found and
/// ended, also those whose parents are gone.
/// </summary>
public sealed class RunningCommand : IAsyncDisposable
{
    /// <summary>No command of these tests takes half as long, the one that waits for a crashed process included.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Task _read;

    private RunningCommand(Process process)
    {
        _process = process;
        _process.StandardInput.Close();
        _read = Task.WhenAll(ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _errors));
    }

    /// <summary>The first process; on Linux also the id of the session and of the process group.</summary>
    public int Id => _process.Id;

    /// <summary>The first process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Standard output so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>The first process and what descends from it, as far as it still runs. Linux only.</summary>
    public IReadOnlyList<SessionProcess> Processes => SessionProcess.Of(Id);

    /// <summary>Starts a program with exactly this environment.</summary>
    public static RunningCommand Start(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo("setsid", [program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = folder;
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new RunningCommand(Process.Start(start)!);
    }

    /// <summary>Waits for the end of the command and of everything that holds its output.</summary>
    /// <exception cref="TimeoutException">It took longer than any command may; everything was killed.</exception>
    public async Task<FinishedCommand> FinishAsync()
    {
        var exitCode = await ExitAsync();
        await LimitAsync(_read);
        lock (_output)
            lock (_errors)
                return new FinishedCommand(exitCode, _output.ToString(), _errors.ToString());
    }

    /// <summary>Waits for the end of the first process only.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await LimitAsync(_process.WaitForExitAsync());
        return _process.ExitCode;
    }

    /// <summary>Sends a signal to the first process alone.</summary>
    public void Signal(UnixSignal signal) => UnixSignals.Send(Id, signal);

    /// <summary>Sends a signal to every process of the group, as a terminal does on Ctrl+C.</summary>
    public void SignalGroup(UnixSignal signal) => UnixSignals.Send(-Id, signal);

    /// <summary>Ends every process of the command at once, without giving it a chance to react.</summary>
    public void KillAll()
    {
        if (OperatingSystem.IsLinux())
            while (Processes is { Count: > 0 } alive)
                foreach (var process in alive)
                    UnixSignals.Send(process.Id, UnixSignal.Kill);
        else if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    public async ValueTask DisposeAsync()
    {
        KillAll();
        await _read.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
    }

    private async Task LimitAsync(Task end)
    {
        try
        {
            await end.WaitAsync(LongestTime, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            KillAll();
            throw new TimeoutException($"the command did not end within {LongestTime}; it had printed\n{Output}");
        }
    }

    private static async Task ReadAsync(StreamReader stream, StringBuilder text)
    {
        var buffer = new char[4096];
        while (await stream.ReadAsync(buffer) is > 0 and var count)
            lock (text)
                text.Append(buffer, 0, count);
    }
}
