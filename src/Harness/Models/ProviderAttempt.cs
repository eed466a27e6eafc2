using Microsoft.Extensions.AI;

namespace Harness.Models;

/// <summary>One request of a model call, as it went.</summary>
public sealed record ProviderAttempt
{
    /// <summary>The attempt's number within its call, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Why the attempt failed; null when it was answered or cancelled.</summary>
    public ProviderFault? Fault { get; init; }

    /// <summary>The caller cancelled the call during this attempt.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The HTTP status, or the one inside a 200; null when no answer arrived or it is not known.</summary>
    public int? Status { get; init; }

    /// <summary>What the provider said, for people; null unless the attempt failed.</summary>
    public string? Error { get; init; }

    /// <summary>What was thrown; null unless the attempt failed.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The wait before this attempt, by the clock: since the last one failed, and for its turn.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>From the request to its end, without <see cref="Delay"/>.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>
    /// No answer arrived that can be read, and yet the provider may have made one and bill it: the request was broken off, its answer cut
    /// or unreadable. An error with a status of its own says that it did not.
    /// </summary>
    public bool MayBeBilled { get; init; }

    /// <summary>What came back, if anything was readable: an answer that is void was billed all the same.</summary>
    public ChatResponse? Response { get; init; }
}
