using Harness.Campaigns.Outcomes;

namespace Harness.Models;

/// <summary>A model call was given up after its last attempt. The run is invalid, not failed.</summary>
/// <param name="fault">The class of the last attempt: rate-limited or infrastructure.</param>
/// <param name="attempts">See <see cref="Attempts"/>.</param>
/// <param name="last">What the last attempt threw; its message becomes part of this one.</param>
public sealed class ProviderExhaustedException(ProviderFault fault, int attempts, Exception last)
    : Exception($"gave up after {attempts} {(attempts == 1 ? "attempt" : "attempts")}: {last.Message}", last)
{
    /// <summary>What the run's record says: <see cref="InvalidCause.RateLimited"/> or <see cref="InvalidCause.ProviderError"/>.</summary>
    public InvalidCause Cause { get; } = fault == ProviderFault.RateLimited ? InvalidCause.RateLimited : InvalidCause.ProviderError;

    /// <summary>Attempts made, 1 or more.</summary>
    public int Attempts { get; } = attempts;
}
