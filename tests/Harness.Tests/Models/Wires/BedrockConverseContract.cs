using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

/// <summary>Converse, however the request is authorised.</summary>
public abstract class BedrockConverseContract : WireContract
{
    protected const string Arn = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-v1:0";

    protected override IReadOnlyDictionary<string, ChatFinishReason> FinishReasons { get; } = new Dictionary<string, ChatFinishReason>
    {
        ["end_turn"] = ChatFinishReason.Stop,
        ["stop_sequence"] = ChatFinishReason.Stop,
        ["max_tokens"] = ChatFinishReason.Length,
        ["model_context_window_exceeded"] = ChatFinishReason.Length,
        ["tool_use"] = ChatFinishReason.ToolCalls,
        ["guardrail_intervened"] = ChatFinishReason.ContentFilter,
        ["content_filtered"] = ChatFinishReason.ContentFilter,
        ["malformed_tool_use"] = new("malformed_tool_use"),
        ["malformed_model_output"] = new("malformed_model_output"),
    };

    protected override IReadOnlyDictionary<string, string?> SamplingInBody { get; } = new Dictionary<string, string?>
    {
        [nameof(ChatOptions.Temperature)] = "\"temperature\":0.7",
        [nameof(ChatOptions.TopP)] = "\"topP\":0.95",
        [nameof(ChatOptions.TopK)] = null,
        [nameof(ChatOptions.Seed)] = null,
        [nameof(ChatOptions.FrequencyPenalty)] = null,
        [nameof(ChatOptions.PresencePenalty)] = null,
        [nameof(ChatOptions.StopSequences)] = "\"stopSequences\":[\"END\"]",
        [nameof(ChatOptions.MaxOutputTokens)] = "\"maxTokens\":321",
    };

    protected override IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody { get; } = new Dictionary<ReasoningEffort, string?>
    {
        [ReasoningEffort.None] = "\"additionalModelRequestFields\":{\"thinking\":{\"type\":\"disabled\"}}",
        [ReasoningEffort.Low] = Adaptive("low"),
        [ReasoningEffort.Medium] = Adaptive("medium"),
        [ReasoningEffort.High] = Adaptive("high"),
        [ReasoningEffort.ExtraHigh] = Adaptive("xhigh"),
    };

    protected override ProtocolServer CreateServer() => new ConverseServer();

    protected static WireEndpoint EndpointOf(Uri baseUrl, TimeProvider clock) => new() { Provider = "bedrock", BaseUrl = baseUrl, ModelId = "test-model-v1:0", Clock = clock };

    [NotInProtocol("the arguments are a JSON object; the service itself ends an answer whose call it cannot read with malformed_tool_use")]
    public override Task Malformed_arguments_are_a_call_that_says_so_and_go_back_as_they_came(string arguments) => NotCarried();

    [NotInProtocol("the usage has no count of reasoning tokens")]
    public override Task Reasoning_tokens_are_part_of_the_output() => NotCarried();

    [NotInProtocol("a guardrail is no error; it ends the answer with guardrail_intervened")]
    public override Task A_prompt_that_a_filter_stops_is_refused() => NotCarried();

    [NotInProtocol("an error has its own status")]
    public override Task An_error_inside_a_200_is_an_error() => NotCarried();

    private static string Adaptive(string effort) =>
        $$$"""
        "additionalModelRequestFields":{"thinking":{"type":"adaptive"},"output_config":{"effort":"{{{effort}}}"}}
        """.Trim();
}
