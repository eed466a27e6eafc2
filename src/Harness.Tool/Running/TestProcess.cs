using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Harness.Tool.Running;

/// <summary><c>dotnet test</c> while it runs. What it prints is kept, not shown: progress is read from the campaign.</summary>
internal sealed partial class TestProcess : IDisposable
{
    private const int LongestOutput = 256 * 1024;
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private TestProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    /// <summary>Set once it has exited.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Both streams, the last 256 Ki characters, by line.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_output)
                return _output.ToString().TrimEnd().Split('\n');
        }
    }

    /// <exception cref="System.ComponentModel.Win32Exception">There is no <c>dotnet</c>.</exception>
    public static TestProcess Start(TestCommand command, string folder)
    {
        var start = new ProcessStartInfo(ToolEnvironment.Dotnet, command.Arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        var running = new TestProcess(Process.Start(start)!);
        running._process.OutputDataReceived += running.Keep;
        running._process.ErrorDataReceived += running.Keep;
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        running._process.StandardInput.Close();
        return running;
    }

    /// <summary>Waits for its end.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    /// <summary>
    /// Asks it to end, so that the runs in flight are recorded; the tests notice that their command is gone. On Windows the console has
    /// told them already. What does not end within the time is killed.
    /// </summary>
    public async Task EndAsync(TimeSpan grace)
    {
        if (!OperatingSystem.IsWindows() && !_process.HasExited)
            _ = Signal(_process.Id, Terminate);
        try
        {
            using var limit = new CancellationTokenSource(grace);
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _process.Dispose();

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.Append(line.Data).Append('\n');
            if (_output.Length > LongestOutput)
                _output.Remove(0, _output.Length - LongestOutput);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
