namespace Harness.Sandboxes;

/// <summary>What a sandboxed program did.</summary>
/// <param name="End">Why it is no longer running.</param>
/// <param name="ExitCode">128 + signal number when a signal ended it (Linux, macOS).</param>
/// <param name="StandardOutput">UTF-8; of a long output the head and the tail.</param>
/// <param name="StandardError">UTF-8; of a long output the head and the tail.</param>
public sealed record SandboxOutcome(SandboxEnd End, int ExitCode, string StandardOutput, string StandardError);
