namespace Harness.Benchmarks;

/// <summary>What a command took.</summary>
/// <param name="Wall">From before its start to after its end.</param>
/// <param name="Processor">User and system time of the process itself, without its children.</param>
/// <param name="PeakBytes">The most memory that the process itself had resident at once.</param>
internal sealed record Timing(TimeSpan Wall, TimeSpan Processor, long PeakBytes);
