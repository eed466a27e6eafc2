using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>How one request asks for thinking, and the bound of its answer, which thinking counts towards.</summary>
internal sealed record AnthropicReasoning
{
    /// <summary>The <c>max_tokens</c> of the request.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>The <c>thinking.type</c>; null leaves it to the service.</summary>
    private string? Type { get; init; }

    private int? Budget { get; init; }

    private string? Effort { get; init; }

    private string? Display { get; init; }

    /// <exception cref="NotSupportedException">The model does not take the effort, or the budget does not fit into the answer's bound.</exception>
    public static AnthropicReasoning Of(string provider, AnthropicOptions wire, ChatOptions options)
    {
        var limit = options.MaxOutputTokens ?? wire.MaxOutputTokens;
        if (options.Reasoning is not { } reasoning) return new AnthropicReasoning { MaxTokens = limit };
        var display = DisplayOf(provider, reasoning.Output);
        if (reasoning.Effort is not { } effort)
        {
            // Without an effort there is no thinking field that the display could stand in, except where thinking needs no other word.
            if (display is null || wire.Thinking == AnthropicThinking.Adaptive)
                return new AnthropicReasoning { MaxTokens = limit, Type = display is null ? null : "adaptive", Display = display };
            throw new NotSupportedException($"{provider}: reasoning output (ChatOptions.Reasoning) needs a reasoning effort with {wire.Thinking} thinking.");
        }

        switch (wire.Thinking)
        {
            case AnthropicThinking.Never:
                if (effort == ReasoningEffort.None) return new AnthropicReasoning { MaxTokens = limit };
                throw new NotSupportedException($"{provider}: the model cannot think; reasoning effort {effort} (ChatOptions.Reasoning) is refused.");
            case AnthropicThinking.Always when effort == ReasoningEffort.None:
                throw new NotSupportedException($"{provider}: the model always thinks; reasoning effort None (ChatOptions.Reasoning) is refused.");
            case AnthropicThinking.Always:
                return new AnthropicReasoning { MaxTokens = limit, Effort = ReasoningFields.NameOf(effort), Type = display is null ? null : "adaptive", Display = display };
            case var _ when effort == ReasoningEffort.None:
                return new AnthropicReasoning { MaxTokens = limit, Type = "disabled" };
            case AnthropicThinking.Extended:
                var budget = BudgetOf(effort);
                if (options.MaxOutputTokens is { } asked && asked <= budget)
                    throw new NotSupportedException($"{provider}: reasoning effort {effort} (ChatOptions.Reasoning) is a budget of {budget} tokens; max_tokens {asked} must be more.");
                return new AnthropicReasoning { MaxTokens = options.MaxOutputTokens ?? limit + budget, Type = "enabled", Budget = budget, Display = display };
            default:
                return new AnthropicReasoning { MaxTokens = limit, Type = "adaptive", Effort = ReasoningFields.NameOf(effort), Display = display };
        }
    }

    public void Write(Utf8JsonWriter body)
    {
        if (Type is not null)
        {
            body.WriteStartObject("thinking");
            body.WriteString("type", Type);
            if (Budget is { } budget) body.WriteNumber("budget_tokens", budget);
            if (Display is not null) body.WriteString("display", Display);
            body.WriteEndObject();
        }

        if (Effort is not null)
        {
            body.WriteStartObject("output_config");
            body.WriteString("effort", Effort);
            body.WriteEndObject();
        }
    }

    private static string? DisplayOf(string provider, ReasoningOutput? output) => output switch
    {
        null => null,
        ReasoningOutput.None => "omitted",
        ReasoningOutput.Summary => "summarized",
        _ => throw new NotSupportedException($"{provider}: reasoning output {output} (ChatOptions.Reasoning) is refused; the service shows thinking omitted or summarized."),
    };

    /// <summary>The tokens that a model with a budget has to think with: the numbers that the official SDK's own IChatClient sends.</summary>
    internal static int BudgetOf(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.Low => 1_024,
        ReasoningEffort.Medium => 8_192,
        ReasoningEffort.High => 16_384,
        ReasoningEffort.ExtraHigh => 32_768,
        _ => throw new NotSupportedException($"The reasoning effort {effort} (ChatOptions.Reasoning) has no budget on this wire."),
    };
}
