namespace Harness.Benchmarks;

/// <summary>What a command took.</summary>
/// <param name="Wall">From before its start to after its end.</param>
/// <param name="Processor">User and system time of the process itself, without its children.</param>
/// <param name="PeakBytes">The most memory that the process itself had resident at once.</param>
/// <param name="EarlyBytes">What it had resident when <see cref="TimedCommand.IsEarly"/> was no longer true; 0 when it was not asked.</param>
/// <param name="LateBytes">What it had resident at the last look.</param>
internal sealed record Timing(TimeSpan Wall, TimeSpan Processor, long PeakBytes, long EarlyBytes = 0, long LateBytes = 0);
