namespace Harness.Models;

/// <summary>A model call was given up after its last attempt. The run is invalid, not failed.</summary>
public sealed class ProviderExhaustedException(ProviderFault cause, int attempts, Exception last)
    : Exception($"gave up after {attempts} attempts: {last.Message}", last)
{
    /// <summary>The class of the last attempt: <see cref="ProviderFault.RateLimited"/> or <see cref="ProviderFault.Infrastructure"/>.</summary>
    public ProviderFault Cause { get; } = cause;

    /// <summary>Attempts made, 1 or more.</summary>
    public int Attempts { get; } = attempts;
}
