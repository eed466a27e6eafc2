using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>
/// The services that speak chat completions, each with what is its own. From their documentation, read 2026-11; the bodies were
/// tried on loopback only. A row of the catalog may change any of it, and wins: models of one service differ too. An upstream of
/// OpenRouter is pinned by a row's <c>extraBody</c>.
/// </summary>
public static class OpenAiCompatibleProfiles
{
    /// <summary>Any other service: <c>max_tokens</c>, <c>reasoning_effort</c>, nothing else of its own.</summary>
    public const string Compatible = "compatible";

    private static readonly Dictionary<string, OpenAiCompatibleProfile> Known = All().ToDictionary(profile => profile.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that <see cref="For"/> takes.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The profile of a service.</summary>
    /// <param name="provider">One of <see cref="Names"/>, in any case.</param>
    /// <exception cref="ArgumentException">There is no such service; the message names those that there are.</exception>
    public static OpenAiCompatibleProfile For(string provider) => Known.TryGetValue(provider, out var profile)
        ? profile
        : throw new ArgumentException($"'{provider}' is no service with a profile; there are {string.Join(", ", Names)}.", nameof(provider));

    private static IEnumerable<OpenAiCompatibleProfile> All()
    {
        var openAi = new OpenAiCompatibleProfile { Name = "openai", MaxTokensField = "max_completion_tokens", Refused = ["top_k"] };
        // Off and on in the variables of the chat template, as Qwen3, Nemotron and GLM have it: https://qwen.readthedocs.io/en/latest/deployment/vllm.html
        var template = new OpenAiCompatibleProfile
        {
            Name = "vllm",
            EchoMalformedArguments = false,
            Reasoning = ReasoningFields.Switch(off: Template(thinking: false), on: Template(thinking: true)),
        };
        return
        [
            new() { Name = Compatible },
            openAi,
            // https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle: the v1 surface, without an api-version.
            openAi with { Name = "azure", AuthHeader = "api-key", AuthPrefix = "" },
            // https://docs.aws.amazon.com/bedrock/latest/userguide/inference-chat-completions.html
            openAi with
            {
                Name = "bedrock-openai",
                Reasoning = ReasoningFields.Named(ReasoningEffort.Low, ReasoningEffort.Medium, ReasoningEffort.High),
            },
            // https://openrouter.ai/docs/use-cases/reasoning-tokens, .../usage-accounting, .../provider-routing. require_parameters keeps
            // it from an upstream that would drop a parameter without a word.
            new()
            {
                Name = "openrouter",
                Reasoning = new(Enum.GetValues<ReasoningEffort>().Select(effort => KeyValuePair.Create(
                    effort, new JsonObject { ["reasoning"] = new JsonObject { ["effort"] = ReasoningFields.NameOf(effort) } }))),
                ExtraBody = new JsonObject
                {
                    ["usage"] = new JsonObject { ["include"] = true },
                    ["provider"] = new JsonObject { ["allow_fallbacks"] = false, ["require_parameters"] = true },
                },
            },
            template,
            template with { Name = "sglang" },
            template with { Name = "llama.cpp" },
            // https://lmstudio.ai/docs/developer/openai-compat/chat-completions: no field for the reasoning.
            new() { Name = "lm-studio", EchoMalformedArguments = false, Reasoning = ReasoningFields.Refused },
            // https://docs.ollama.com/api/openai-compatibility
            new()
            {
                Name = "ollama",
                EchoMalformedArguments = false,
                Refused = ["top_k"],
                Reasoning = ReasoningFields.Named(ReasoningEffort.None, ReasoningEffort.Low, ReasoningEffort.Medium, ReasoningEffort.High),
            },
            // https://docs.mistral.ai/api/endpoint/chat, https://docs.mistral.ai/inference/conversations/reasoning
            new()
            {
                Name = "mistral",
                SeedField = "random_seed",
                Refused = ["top_k"],
                Reasoning = ReasoningFields.Named(ReasoningEffort.None, ReasoningEffort.Low, ReasoningEffort.Medium, ReasoningEffort.High),
            },
            // https://api-docs.deepseek.com/guides/thinking_mode: its own efforts are low, high and max; it would take a medium for a high.
            new()
            {
                Name = "deepseek",
                Refused = ["top_k", "seed"],
                Reasoning = new(
                [
                    new(ReasoningEffort.None, Thinking("disabled")),
                    new(ReasoningEffort.Low, Thinking("enabled", "low")),
                    new(ReasoningEffort.Medium, Thinking("enabled")),
                    new(ReasoningEffort.High, Thinking("enabled", "high")),
                    new(ReasoningEffort.ExtraHigh, Thinking("enabled", "max")),
                ]),
            },
            // https://platform.moonshot.ai/docs/api/chat
            new()
            {
                Name = "moonshot",
                MaxTokensField = "max_completion_tokens",
                Refused = ["top_k", "seed"],
                Reasoning = ReasoningFields.Switch(off: Thinking("disabled"), on: Thinking("enabled")),
            },
            // https://platform.minimax.io/docs/api-reference/text-openai-api: M2 models always think; apart, when they are asked to.
            new() { Name = "minimax", Reasoning = ReasoningFields.Always, ExtraBody = new JsonObject { ["reasoning_split"] = true } },
            // https://ai.google.dev/gemini-api/docs/openai
            new()
            {
                Name = "google",
                Refused = ["top_k"],
                Reasoning = ReasoningFields.Named(ReasoningEffort.None, ReasoningEffort.Low, ReasoningEffort.Medium, ReasoningEffort.High),
            },
        ];
    }

    private static JsonObject Template(bool thinking) => new() { ["chat_template_kwargs"] = new JsonObject { ["enable_thinking"] = thinking } };

    private static JsonObject Thinking(string type, string? effort = null)
    {
        var fields = new JsonObject { ["thinking"] = new JsonObject { ["type"] = type } };
        if (effort is not null) fields["reasoning_effort"] = effort;
        return fields;
    }
}
