using System.ComponentModel;

namespace Harness.Tool;

/// <summary>A command that was run to its end.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">See <see cref="QuietProcess.Output"/>.</param>
internal sealed record ChildCommand(int ExitCode, string Output)
{
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
        using var quiet = QuietProcess.Start(program, arguments, folder, environment);
        try
        {
            await quiet.Process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            quiet.Process.Kill(entireProcessTree: true);
            throw;
        }

        return new ChildCommand(quiet.Process.ExitCode, quiet.Output);
    }
}
