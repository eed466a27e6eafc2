using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class OpenAiCompatibleWireTests : WireContract
{
    public override string Wire => "OpenAI-compatible";

    protected override string Key => CompletionsServer.Key;

    protected override IReadOnlyDictionary<string, ChatFinishReason> FinishReasons { get; } = new Dictionary<string, ChatFinishReason>
    {
        ["stop"] = ChatFinishReason.Stop,
        ["eos"] = ChatFinishReason.Stop,
        ["length"] = ChatFinishReason.Length,
        ["model_length"] = ChatFinishReason.Length,
        ["tool_calls"] = ChatFinishReason.ToolCalls,
        ["content_filter"] = ChatFinishReason.ContentFilter,
        ["error"] = new("error"),
        ["abort"] = new("abort"),
        ["insufficient_system_resource"] = new("insufficient_system_resource"),
    };

    protected override IReadOnlyDictionary<string, string?> SamplingInBody { get; } = new Dictionary<string, string?>
    {
        [nameof(ChatOptions.Temperature)] = "\"temperature\":0.7",
        [nameof(ChatOptions.TopP)] = "\"top_p\":0.95",
        [nameof(ChatOptions.TopK)] = "\"top_k\":20",
        [nameof(ChatOptions.Seed)] = "\"seed\":42",
        [nameof(ChatOptions.FrequencyPenalty)] = "\"frequency_penalty\":0.1",
        [nameof(ChatOptions.PresencePenalty)] = "\"presence_penalty\":0.2",
        [nameof(ChatOptions.StopSequences)] = "\"stop\":[\"END\"]",
        [nameof(ChatOptions.MaxOutputTokens)] = "\"max_tokens\":321",
    };

    protected override IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody { get; } = new Dictionary<ReasoningEffort, string?>
    {
        [ReasoningEffort.None] = "\"reasoning_effort\":\"none\"",
        [ReasoningEffort.Low] = "\"reasoning_effort\":\"low\"",
        [ReasoningEffort.Medium] = "\"reasoning_effort\":\"medium\"",
        [ReasoningEffort.High] = "\"reasoning_effort\":\"high\"",
        [ReasoningEffort.ExtraHigh] = "\"reasoning_effort\":\"xhigh\"",
    };

    protected override ProtocolServer CreateServer() => new CompletionsServer();

    protected override IChatClient CreateClient(HttpClient http, Uri baseUrl, TimeProvider clock) => new OpenAiCompatibleChatClient(
        http,
        new WireEndpoint { Provider = "loopback", BaseUrl = baseUrl, ModelId = "test-model", ApiKey = Key, Clock = clock },
        new OpenAiCompatibleProfile { Name = "loopback" });

    // Chat completions have a thought's text alone.
    protected override ScriptedReasoning AsCarried(ScriptedReasoning reasoning) => reasoning with { Signature = "" };
}
