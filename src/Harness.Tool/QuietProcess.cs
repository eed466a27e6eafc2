using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Harness.Tool;

/// <summary>A program whose input is empty and whose output is kept, not shown.</summary>
internal sealed class QuietProcess : IDisposable
{
    private const int LongestOutput = 256 * 1024;

    private readonly StringBuilder _output = new();

    private QuietProcess(Process process) => Process = process;

    public Process Process { get; }

    /// <summary>Both streams, in no particular order between them; the last 256 Ki characters.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <param name="program">A path, or a name that is looked for on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder in which it runs.</param>
    /// <param name="environment">Changes to this process's environment; null unsets a variable.</param>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    public static QuietProcess Start(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var quiet = new QuietProcess(Process.Start(start)!);
        quiet.Process.OutputDataReceived += quiet.Keep;
        quiet.Process.ErrorDataReceived += quiet.Keep;
        quiet.Process.BeginOutputReadLine();
        quiet.Process.BeginErrorReadLine();
        quiet.Process.StandardInput.Close();
        return quiet;
    }

    public void Dispose() => Process.Dispose();

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.Append(line.Data).Append('\n');
            if (_output.Length > LongestOutput)
                _output.Remove(0, _output.Length - LongestOutput);
        }
    }
}
