namespace Harness.Models.Wires;

/// <summary>What differs between Claude models. Data of a catalog row.</summary>
public sealed record AnthropicOptions
{
    /// <summary>How the model is told to think. Default adaptive.</summary>
    public AnthropicThinking Thinking { get; init; } = AnthropicThinking.Adaptive;

    /// <summary>Default five minutes: a turn of a loop sends all earlier ones again.</summary>
    public AnthropicCaching Caching { get; init; } = AnthropicCaching.FiveMinutes;

    /// <summary>
    /// The bound of an answer in tokens, thinking included, where <c>ChatOptions.MaxOutputTokens</c> names none: this wire
    /// cannot leave it open. Default 16384, 1 or more. With <see cref="AnthropicThinking.Extended"/> the thinking budget comes on top.
    /// </summary>
    public int MaxOutputTokens { get; init; } = 16_384;
}
