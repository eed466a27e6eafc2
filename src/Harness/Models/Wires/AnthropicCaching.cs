namespace Harness.Models.Wires;

/// <summary>Whether the prompt is written to the provider's cache, and for how long it stays there. Writing costs more than reading saves once.</summary>
public enum AnthropicCaching
{
    /// <summary>Nothing is cached: Anthropic caches only what it is told to.</summary>
    Off,

    /// <summary>Up to the last message of each request, for five minutes after its last use.</summary>
    FiveMinutes,

    /// <summary>Up to the last message of each request, for an hour; writing has a price of its own.</summary>
    OneHour,
}
