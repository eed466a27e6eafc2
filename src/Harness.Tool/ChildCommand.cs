using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Harness.Tool;

/// <summary>A command that was run to its end.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Both streams, in no particular order between them; the last 64 Ki characters.</param>
internal sealed record ChildCommand(int ExitCode, string Output)
{
    private const int LongestOutput = 64 * 1024;

    /// <summary>The last lines that say something, at most so many, in one line.</summary>
    public string LastLines(int count) =>
        string.Join(" / ", Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(count));

    /// <summary>Runs a program and waits for it. On cancellation it and what it started is killed.</summary>
    /// <param name="program">A path, or a name that is looked for on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder in which it runs.</param>
    /// <param name="environment">Changes to this process's environment; null unsets a variable.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<ChildCommand> RunAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellation)
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
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new StringBuilder();
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (output)
            return new ChildCommand(process.ExitCode, output.ToString());

        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.Append(line.Data).Append('\n');
                if (output.Length > LongestOutput) output.Remove(0, output.Length - LongestOutput);
            }
        }
    }
}
