namespace Harness.Sandboxes;

/// <summary>A provider that may be chosen.</summary>
/// <param name="Name">As <c>sandbox</c> (<c>HARNESS_SANDBOX</c>) names it.</param>
/// <param name="ProbeAsync">
/// Finds out whether it works here, by running something in it; also ends and removes what sandboxes of killed processes left behind, never
/// what a living one uses.
/// </param>
/// <param name="Reduced">What it does not keep apart, so that only who names it gets it; null when <c>auto</c> may choose it.</param>
public sealed record SandboxCandidate(
    string Name,
    Func<CancellationToken, Task<SandboxProbe>> ProbeAsync,
    string? Reduced = null)
{
    /// <summary>
    /// Ends and removes what sandboxes of killed processes left behind, without a probe; throws <see cref="IOException"/> when something is
    /// left. Default: nothing.
    /// </summary>
    public Func<CancellationToken, Task> ReapAsync { get; init; } = _ => Task.CompletedTask;
}
