namespace Harness.Loopback.Protocols;

/// <summary>What a server does with one request, said without regard to the protocol. Each protocol writes it as its service would.</summary>
public abstract record ScriptedReply;

/// <summary>An answer of the model.</summary>
public sealed record ScriptedAnswer : ScriptedReply
{
    /// <summary>What the model says; null for nothing.</summary>
    public string? Text { get; init; }

    /// <summary>What the model thinks, before it speaks; null for nothing.</summary>
    public ScriptedReasoning? Reasoning { get; init; }

    public IReadOnlyList<ScriptedCall> Calls { get; init; } = [];

    /// <summary>The finish reason in the protocol's own word; null for the one that fits the answer.</summary>
    public string? Finish { get; init; }

    /// <summary>The tokens; null for an answer without usage.</summary>
    public ScriptedUsage? Usage { get; init; } = new(Input: 100, Output: 20);

    /// <summary>The id that answers, where the protocol says it; null for the one that was asked for.</summary>
    public string? Model { get; init; }
}

/// <summary>A thought.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Signature">What the service wants to see again, where its protocol has such a thing.</param>
public sealed record ScriptedReasoning(string Text, string Signature = "c2lnbmF0dXJlLzEr");

/// <summary>A tool call.</summary>
/// <param name="Id">The id that the service gives it.</param>
/// <param name="Name">The tool, also one that was not offered.</param>
/// <param name="Arguments">As the model wrote them; text that is no JSON only where the protocol can carry it.</param>
public sealed record ScriptedCall(string Id, string Name, string Arguments);

/// <summary>Tokens. Null leaves the field, or the object of details that would hold it, out of the payload.</summary>
/// <param name="Input">All tokens of the prompt, those of the cache included. A protocol that counts apart subtracts.</param>
/// <param name="Output">All tokens of the answer, the reasoning included.</param>
/// <param name="Cached">Of the prompt, read from a cache.</param>
/// <param name="CacheWrite">Of the prompt, written to a cache.</param>
/// <param name="Reasoning">Of the answer, thought.</param>
public sealed record ScriptedUsage(long Input, long Output, long? Cached = null, long? CacheWrite = null, long? Reasoning = null);
