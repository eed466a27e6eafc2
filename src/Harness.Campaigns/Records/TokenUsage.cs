namespace Harness.Campaigns.Records;

/// <summary>Tokens as the provider reported them. Null is unknown, never zero: one unknown summand makes the sum unknown.</summary>
public sealed record TokenUsage
{
    /// <summary>No calls and no tokens.</summary>
    public static TokenUsage None { get; } = new() { Input = 0, CachedInput = 0, CacheWrite = 0, CacheWriteOneHour = 0, Output = 0, Reasoning = 0 };

    /// <summary>Model calls that were answered.</summary>
    public int Calls { get; init; }

    /// <summary>Prompt tokens, including cached and cache-write tokens.</summary>
    public long? Input { get; init; }

    /// <summary>Prompt tokens that were read from a cache; part of <see cref="Input"/>.</summary>
    public long? CachedInput { get; init; }

    /// <summary>Prompt tokens that were written to a cache; part of <see cref="Input"/>.</summary>
    public long? CacheWrite { get; init; }

    /// <summary>
    /// Prompt tokens that were written to a cache for an hour; part of <see cref="CacheWrite"/>. Null, too, where a provider
    /// has one kind of write only, and in records from before the kinds were told apart.
    /// </summary>
    public long? CacheWriteOneHour { get; init; }

    /// <summary>Completion tokens, including reasoning tokens.</summary>
    public long? Output { get; init; }

    /// <summary>Reasoning tokens; part of <see cref="Output"/>.</summary>
    public long? Reasoning { get; init; }

    /// <summary>Adds two usages field by field.</summary>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) => new()
    {
        Calls = left.Calls + right.Calls,
        Input = left.Input + right.Input,
        CachedInput = left.CachedInput + right.CachedInput,
        CacheWrite = left.CacheWrite + right.CacheWrite,
        CacheWriteOneHour = left.CacheWriteOneHour + right.CacheWriteOneHour,
        Output = left.Output + right.Output,
        Reasoning = left.Reasoning + right.Reasoning,
    };
}
