using System.Text.Json;
using System.Text.Json.Serialization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Transcripts;

/// <summary>
/// One line of a transcript. <see cref="Type"/> says which members there are; of what is not known there is none. All text is hostile:
/// a model or a tool wrote it.
/// </summary>
public sealed record TranscriptLine
{
    public const string Prompt = "prompt";
    public const string Request = "request";
    public const string Reply = "reply";
    public const string Call = "call";
    public const string Attempt = "attempt";
    public const string Note = "note";
    public const string End = "end";

    /// <summary>One of the constants; other words are of a newer harness.</summary>
    public required string Type { get; init; }

    /// <summary>Working time of the run in seconds.</summary>
    public double At { get; init; }

    /// <summary>Prompt: the system prompt.</summary>
    public string? System { get; init; }

    /// <summary>Prompt: the task.</summary>
    public string? User { get; init; }

    /// <summary>Request: when it was sent, UTC.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Request: as in <see cref="TokenUsage.Input"/>.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Request: as in <see cref="TokenUsage.CachedInput"/>.</summary>
    public long? CachedInputTokens { get; init; }

    /// <summary>Request: as in <see cref="TokenUsage.CacheWrite"/>.</summary>
    public long? CacheWriteTokens { get; init; }

    /// <summary>Request: as in <see cref="TokenUsage.CacheWriteOneHour"/>.</summary>
    public long? CacheWriteOneHourTokens { get; init; }

    /// <summary>Request: as in <see cref="TokenUsage.Output"/>.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Request: as in <see cref="TokenUsage.Reasoning"/>.</summary>
    public long? ReasoningTokens { get; init; }

    /// <summary>Request: the price row that it was charged at.</summary>
    public string? PriceRow { get; init; }

    /// <summary>Request: USD.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Reply: what the model said. Note: what happened.</summary>
    public string? Text { get; init; }

    /// <summary>Reply: what the model thought, as far as the provider shows it.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Reply and attempt: what went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>Reply: the tool calls that the model asked for.</summary>
    public IReadOnlyList<TranscriptCall> Calls { get; init; } = [];

    /// <summary>Reply: why the model stopped, in the provider's words.</summary>
    public string? Finish { get; init; }

    /// <summary>Call: its number in the run. Attempt: its number in the call to the model.</summary>
    public int? Number { get; init; }

    /// <summary>Call: the tool.</summary>
    public string? Tool { get; init; }

    /// <summary>Call: <c>succeeded</c>, <c>failed</c> and so on. Attempt: the HTTP status.</summary>
    public JsonElement? Status { get; init; }

    /// <summary>Call: the workspace was changed by it.</summary>
    public bool ChangedWorkspace { get; init; }

    /// <summary>Call: what the model was told.</summary>
    [JsonPropertyName("reply")]
    public string? Answer { get; init; }

    /// <summary>Attempt: seconds that it took.</summary>
    public double? Seconds { get; init; }

    /// <summary>Note: what it is about.</summary>
    public string? Topic { get; init; }

    /// <summary>End: how the run was judged.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Request: the tokens, as one call.</summary>
    public TokenUsage Usage() => new()
    {
        Calls = 1,
        Input = InputTokens,
        CachedInput = CachedInputTokens,
        CacheWrite = CacheWriteTokens,
        CacheWriteOneHour = CacheWriteOneHourTokens,
        Output = OutputTokens,
        Reasoning = ReasoningTokens,
    };
}
