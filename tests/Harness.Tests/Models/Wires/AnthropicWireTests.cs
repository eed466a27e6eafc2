using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class AnthropicWireTests : WireContract
{
    public override string Wire => "Anthropic messages";

    protected override string Key => AnthropicServer.Key;

    protected override IReadOnlyDictionary<string, ChatFinishReason> FinishReasons { get; } = new Dictionary<string, ChatFinishReason>
    {
        ["end_turn"] = ChatFinishReason.Stop,
        ["stop_sequence"] = ChatFinishReason.Stop,
        ["max_tokens"] = ChatFinishReason.Length,
        ["model_context_window_exceeded"] = ChatFinishReason.Length,
        ["tool_use"] = ChatFinishReason.ToolCalls,
        ["refusal"] = ChatFinishReason.ContentFilter,
        ["pause_turn"] = new("pause_turn"),
    };

    protected override IReadOnlyDictionary<string, string?> SamplingInBody { get; } = new Dictionary<string, string?>
    {
        [nameof(ChatOptions.Temperature)] = null,
        [nameof(ChatOptions.TopP)] = null,
        [nameof(ChatOptions.TopK)] = null,
        [nameof(ChatOptions.Seed)] = null,
        [nameof(ChatOptions.FrequencyPenalty)] = null,
        [nameof(ChatOptions.PresencePenalty)] = null,
        [nameof(ChatOptions.StopSequences)] = "\"stop_sequences\":[\"END\"]",
        [nameof(ChatOptions.MaxOutputTokens)] = "\"max_tokens\":321",
    };

    protected override IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody { get; } = new Dictionary<ReasoningEffort, string?>
    {
        [ReasoningEffort.None] = "\"thinking\":{\"type\":\"disabled\"}",
        [ReasoningEffort.Low] = "\"effort\":\"low\"",
        [ReasoningEffort.Medium] = "\"effort\":\"medium\"",
        [ReasoningEffort.High] = "\"effort\":\"high\"",
        [ReasoningEffort.ExtraHigh] = "\"effort\":\"xhigh\"",
    };

    [NotInProtocol("the service writes a call's input as an object and lets no other text through")]
    public override Task Malformed_arguments_are_a_call_that_says_so_and_go_back_as_they_came(string arguments) => NotCarried();

    protected override ProtocolServer CreateServer() => new AnthropicServer();

    protected override IChatClient CreateClient(HttpClient http, Uri baseUrl, TimeProvider clock) => new AnthropicChatClient(
        http,
        new WireEndpoint { Provider = "anthropic", BaseUrl = baseUrl, ModelId = "claude-test", ApiKey = Key, Clock = clock },
        new AnthropicOptions());

    protected override string AsCarried(string arguments) => AnthropicServer.InputOf(arguments);
}
