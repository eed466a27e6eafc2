using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class ResponsesWireTests : WireContract
{
    public override string Wire => "OpenAI Responses";

    protected override string Key => ResponsesServer.Key;

    protected override IReadOnlyDictionary<string, ChatFinishReason> FinishReasons { get; } = new Dictionary<string, ChatFinishReason>
    {
        ["completed"] = ChatFinishReason.Stop,
        ["max_output_tokens"] = ChatFinishReason.Length,
        ["content_filter"] = ChatFinishReason.ContentFilter,
    };

    protected override IReadOnlyDictionary<string, string?> SamplingInBody { get; } = new Dictionary<string, string?>
    {
        [nameof(ChatOptions.Temperature)] = "\"temperature\":0.7",
        [nameof(ChatOptions.TopP)] = "\"top_p\":0.95",
        [nameof(ChatOptions.TopK)] = null,
        [nameof(ChatOptions.Seed)] = null,
        [nameof(ChatOptions.FrequencyPenalty)] = null,
        [nameof(ChatOptions.PresencePenalty)] = null,
        [nameof(ChatOptions.StopSequences)] = null,
        [nameof(ChatOptions.MaxOutputTokens)] = "\"max_output_tokens\":321",
    };

    protected override IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody { get; } = new Dictionary<ReasoningEffort, string?>
    {
        [ReasoningEffort.None] = "\"reasoning\":{\"effort\":\"none\"}",
        [ReasoningEffort.Low] = "\"reasoning\":{\"effort\":\"low\"}",
        [ReasoningEffort.Medium] = "\"reasoning\":{\"effort\":\"medium\"}",
        [ReasoningEffort.High] = "\"reasoning\":{\"effort\":\"high\"}",
        [ReasoningEffort.ExtraHigh] = "\"reasoning\":{\"effort\":\"xhigh\"}",
    };

    protected override ProtocolServer CreateServer() => new ResponsesServer();

    protected override IChatClient CreateClient(HttpClient http, Uri baseUrl, TimeProvider clock) => new ResponsesChatClient(
        http,
        new WireEndpoint { Provider = "openai", BaseUrl = baseUrl, ModelId = "test-model", ApiKey = Key, Clock = clock },
        new ResponsesOptions { TakesSampling = true });
}
