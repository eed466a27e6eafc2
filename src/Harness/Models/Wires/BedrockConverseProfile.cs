using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>What differs between the models that Amazon Bedrock serves through Converse. Data of a catalog row.</summary>
public sealed record BedrockConverseProfile
{
    private static readonly ReasoningEffort[] Thinking = [ReasoningEffort.Low, ReasoningEffort.Medium, ReasoningEffort.High, ReasoningEffort.ExtraHigh];

    /// <summary>
    /// How <c>ChatOptions.Reasoning</c> is said: the fields go into <c>additionalModelRequestFields</c>, where each family of models
    /// has its own. Default: not at all, and every setting is refused.
    /// </summary>
    [JsonIgnore]
    public ReasoningFields Reasoning { get; init; } = ReasoningFields.Refused;

    /// <summary>
    /// Whether the result of a tool call that failed is marked with a <c>status</c>, which the reference knows of Claude and Nova only:
    /// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolResultBlock.html (read 2026-11). Default false.
    /// </summary>
    public bool MarksFailedCalls { get; init; }

    /// <summary>Fields that are put into every <c>additionalModelRequestFields</c>, and win. Default none. Must not be changed after it was handed over.</summary>
    public JsonObject? AdditionalFields { get; init; }

    /// <summary>
    /// Claude from Opus 4.7 and Sonnet 5 on, with adaptive thinking:
    /// https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-adaptive-thinking.html (read 2026-11).
    /// </summary>
    public static BedrockConverseProfile Claude { get; } = new()
    {
        MarksFailedCalls = true,
        Reasoning = new(
        [
            new(ReasoningEffort.None, new JsonObject { ["thinking"] = new JsonObject { ["type"] = "disabled" } }),
            .. Thinking.Select(effort => KeyValuePair.Create(effort, new JsonObject
            {
                ["thinking"] = new JsonObject { ["type"] = "adaptive" },
                ["output_config"] = new JsonObject { ["effort"] = ReasoningFields.NameOf(effort) },
            })),
        ]),
    };

    /// <summary>
    /// Claude up to 4.6, which is given a number of tokens to think with:
    /// https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking.html (read 2026-11). The output limit
    /// must be above it.
    /// </summary>
    public static BedrockConverseProfile ClaudeExtended { get; } = new()
    {
        MarksFailedCalls = true,
        Reasoning = new(
        [
            new(ReasoningEffort.None, new JsonObject { ["thinking"] = new JsonObject { ["type"] = "disabled" } }),
            .. Thinking.Select(effort => KeyValuePair.Create(effort, new JsonObject
            {
                ["thinking"] = new JsonObject { ["type"] = "enabled", ["budget_tokens"] = AnthropicReasoning.BudgetOf(effort) },
            })),
        ]),
    };

    /// <summary>OpenAI's open models: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.html (read 2026-11).</summary>
    public static BedrockConverseProfile GptOss { get; } = new()
    {
        Reasoning = ReasoningFields.Named(ReasoningEffort.Low, ReasoningEffort.Medium, ReasoningEffort.High),
    };
}
