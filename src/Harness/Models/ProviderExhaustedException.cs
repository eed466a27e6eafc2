namespace Harness.Models;

/// <summary>A model call was given up after its last attempt. The run is invalid, not failed.</summary>
/// <param name="cause">See <see cref="Cause"/>.</param>
/// <param name="attempts">See <see cref="Attempts"/>.</param>
/// <param name="last">What the last attempt threw; its message becomes part of this one.</param>
public sealed class ProviderExhaustedException(ProviderFault cause, int attempts, Exception last)
    : Exception($"gave up after {attempts} {(attempts == 1 ? "attempt" : "attempts")}: {last.Message}", last)
{
    /// <summary>The class of the last attempt: <see cref="ProviderFault.RateLimited"/> or <see cref="ProviderFault.Infrastructure"/>.</summary>
    public ProviderFault Cause { get; } = cause;

    /// <summary>Attempts made, 1 or more.</summary>
    public int Attempts { get; } = attempts;
}
