using System.Text.Json.Serialization;

namespace Harness.Campaigns.Catalog;

/// <summary>The protocol that a model is spoken to with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelWire>))]
public enum ModelWire
{
    /// <summary>OpenAI's chat completions, and whatever is compatible: <c>/chat/completions</c> is appended to the address.</summary>
    [JsonStringEnumMemberName("chat-completions")]
    ChatCompletions,

    /// <summary>OpenAI's Responses: <c>/responses</c> is appended.</summary>
    [JsonStringEnumMemberName("openai-responses")]
    OpenAiResponses,

    /// <summary>Anthropic's messages: <c>/v1/messages</c> is appended.</summary>
    [JsonStringEnumMemberName("anthropic-messages")]
    AnthropicMessages,

    /// <summary>Amazon Bedrock's Converse: <c>/model/ID/converse</c> is appended.</summary>
    [JsonStringEnumMemberName("converse")]
    Converse,
}
