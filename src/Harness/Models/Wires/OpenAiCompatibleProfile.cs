using System.Text.Json.Nodes;

namespace Harness.Models.Wires;

/// <summary>
/// What differs between endpoints that speak OpenAI's chat completions. Data of a catalog row; those of the known services are in
/// <see cref="OpenAiCompatibleProfiles"/>.
/// </summary>
public sealed record OpenAiCompatibleProfile
{
    /// <summary>The provider's name in messages and metadata, e.g. <c>openrouter</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The field that carries <c>ChatOptions.MaxOutputTokens</c>. Default <c>max_tokens</c>, which local servers take;
    /// OpenAI's reasoning models ask for <c>max_completion_tokens</c>.
    /// </summary>
    public string MaxTokensField { get; init; } = "max_tokens";

    /// <summary>The header that carries the key. Default <c>Authorization</c>; Azure takes <c>api-key</c>. Not sent without a key.</summary>
    public string AuthHeader { get; init; } = "Authorization";

    /// <summary>What stands before the key in <see cref="AuthHeader"/>. Default <c>"Bearer "</c>, with its space.</summary>
    public string AuthPrefix { get; init; } = "Bearer ";

    /// <summary>The field that carries <c>ChatOptions.Seed</c>. Default <c>seed</c>; Mistral says <c>random_seed</c>.</summary>
    public string SeedField { get; init; } = "seed";

    /// <summary>
    /// Fields of the request that the service does not take, e.g. <c>top_k</c>: an option that needs one is refused by name,
    /// since some services drop what they do not know without a word. Default none.
    /// </summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>How <c>ChatOptions.Reasoning</c> is said. Default OpenAI's <c>reasoning_effort</c>.</summary>
    public ReasoningFields Reasoning { get; init; } = ReasoningFields.OpenAi;

    /// <summary>
    /// Sends reasoning back with the assistant's message. Default true: DeepSeek answers 400 to a tool loop without it.
    /// </summary>
    public bool EchoReasoning { get; init; } = true;

    /// <summary>
    /// Sends tool-call arguments that are not a JSON object back as they came. Default true. With false they become
    /// <c>{}</c>, for servers that parse the history and answer every later turn with an error: llama.cpp with 500
    /// (https://github.com/ggml-org/llama.cpp/issues/25510), vLLM with 400 (https://github.com/vllm-project/vllm/pull/48922).
    /// </summary>
    public bool EchoMalformedArguments { get; init; } = true;

    /// <summary>
    /// Fields that are put into every request body, and win over what the client would have written:
    /// <c>{"chat_template_kwargs": {"enable_thinking": false}}</c>. Objects are merged. Default none. Must not be changed after
    /// it was handed over.
    /// </summary>
    public JsonObject? ExtraBody { get; init; }
}
