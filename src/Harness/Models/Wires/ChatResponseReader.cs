using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Reads an answer. Odd shapes are read as far as they go; nothing is dropped silently.</summary>
/// <param name="modelId">The model that was asked, for answers that do not name one.</param>
/// <param name="turn">Assistant messages that the conversation already had; makes invented call ids unique within it.</param>
internal sealed class ChatResponseReader(string modelId, int turn)
{
    /// <summary>The answer; null when there is not one choice.</summary>
    public ChatResponse? TryRead(JsonElement root)
    {
        var choice = root.GetItems("choices").FirstOrDefault();
        if (choice.ValueKind != JsonValueKind.Object) return null;
        var received = choice.Get("message") ?? default;
        var calls = new ToolCallReader(turn).Read(received);
        var message = new ChatMessage
        {
            Role = ChatRole.Assistant,
            MessageId = root.GetText("id"),
            Contents = [.. ReasoningOf(received), .. TextOf(received), .. RefusalOf(received), .. calls],
            RawRepresentation = EchoOf(received, calls),
        };
        return new ChatResponse(message)
        {
            ResponseId = root.GetText("id"),
            ModelId = root.GetText("model") ?? modelId,
            FinishReason = FinishReasonOf(choice.GetText("finish_reason")),
            Usage = UsageReader.Read(root),
            AdditionalProperties = PropertiesOf(root),
            RawRepresentation = root,
        };
    }

    private static IEnumerable<AIContent> ReasoningOf(JsonElement message)
    {
        var text = message.GetText("reasoning_content") ?? message.GetText("reasoning");
        if (string.IsNullOrEmpty(text)) text = string.Concat(message.GetItems("reasoning_details").Select(detail => detail.GetText("text")));
        return text.Length > 0 ? [new TextReasoningContent(text)] : [];
    }

    private static IEnumerable<AIContent> TextOf(JsonElement message)
    {
        if (message.GetText("content") is { Length: > 0 } text) yield return new TextContent(text);
        // Mistral's reasoning models answer in chunks.
        foreach (var chunk in message.GetItems("content"))
        {
            switch (chunk.GetText("type"))
            {
                case "text" when chunk.GetText("text") is { Length: > 0 } part:
                    yield return new TextContent(part);
                    break;
                case "thinking" when ThinkingOf(chunk) is { Length: > 0 } thinking:
                    yield return new TextReasoningContent(thinking);
                    break;
            }
        }
    }

    private static string ThinkingOf(JsonElement chunk) =>
        chunk.GetText("thinking") ?? string.Concat(chunk.GetItems("thinking").Select(part => part.GetText("text")));

    private static IEnumerable<AIContent> RefusalOf(JsonElement message) =>
        message.GetText("refusal") is { Length: > 0 } refusal ? [new ErrorContent(refusal) { ErrorCode = "Refusal" }] : [];

    /// <summary>The message as it came, with the ids that had to be invented.</summary>
    private static JsonObject EchoOf(JsonElement message, IReadOnlyList<FunctionCallContent> calls)
    {
        var echo = NodeOf(message) as JsonObject ?? [];
        echo["role"] = "assistant";
        if (calls.Count > 0) echo["tool_calls"] = new JsonArray([.. ToolCallReader.ItemsOf(message).Zip(calls, EchoOf)]);
        return echo;
    }

    private static JsonNode EchoOf(JsonElement item, FunctionCallContent call)
    {
        var echo = (JsonObject)NodeOf(item)!;
        echo["id"] = call.CallId;
        return echo;
    }

    /// <summary>Built by hand, because a <see cref="JsonObject"/> over an element with a repeated name throws when it is read.</summary>
    private static JsonNode? NodeOf(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Undefined or JsonValueKind.Null:
                return null;
            case JsonValueKind.Object:
                var node = new JsonObject();
                foreach (var property in element.EnumerateObject()) node[property.Name] = NodeOf(property.Value);
                return node;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(NodeOf)]);
            default:
                return JsonValue.Create(element);
        }
    }

    private static ChatFinishReason? FinishReasonOf(string? reason) => reason switch
    {
        null or "" => null,
        "stop" or "eos" => ChatFinishReason.Stop,
        "length" or "model_length" or "max_tokens" => ChatFinishReason.Length,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        "content_filter" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(reason),
    };

    private static AdditionalPropertiesDictionary? PropertiesOf(JsonElement root)
    {
        AdditionalPropertiesDictionary properties = [];
        if (UsageReader.CostOf(root) is { } cost) properties[OpenAiCompatibleChatClient.CostProperty] = cost;
        if (root.GetText("provider") is { } upstream) properties[OpenAiCompatibleChatClient.UpstreamProperty] = upstream;
        return properties.Count > 0 ? properties : null;
    }
}
