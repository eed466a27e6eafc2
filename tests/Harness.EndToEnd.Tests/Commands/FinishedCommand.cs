namespace Harness.EndToEnd.Tests.Commands;

/// <summary>What a command left when it had ended.</summary>
/// <param name="ExitCode">As the shell sees it: 128 plus the signal for a command that was killed.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record FinishedCommand(int ExitCode, string Output, string Errors)
{
    /// <summary>Both streams, for messages and for searches that do not care.</summary>
    public string Everything => Output + Errors;

    /// <summary>The lines of <see cref="Output"/> without the empty ones.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
