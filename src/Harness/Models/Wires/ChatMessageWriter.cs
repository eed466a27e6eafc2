using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Writes a conversation. An assistant message that this wire brought is sent back as it came.</summary>
internal sealed class ChatMessageWriter(OpenAiCompatibleProfile profile)
{
    /// <summary>Fields of answers that servers reject in requests.</summary>
    private static readonly string[] AnswerOnly = ["refusal", "annotations", "audio", "function_call"];

    private static readonly string[] ReasoningFields = ["reasoning_content", "reasoning", "reasoning_details"];

    public JsonArray Write(IReadOnlyList<ChatMessage> messages, string? instructions)
    {
        Uncarried.RefuseContents(profile.Name, messages);
        var conversation = new JsonArray();
        if (instructions is not null) conversation.Add(MessageOf(ChatRole.System, instructions));
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.Tool)
            {
                foreach (var result in message.Contents.OfType<FunctionResultContent>()) conversation.Add(ToolResultOf(result));
            }
            else
            {
                conversation.Add(message.Role == ChatRole.Assistant ? AssistantOf(message) : MessageOf(message.Role, message.Text));
            }
        }

        return conversation;
    }

    private static JsonObject MessageOf(ChatRole role, string text) => new() { ["role"] = role.Value, ["content"] = text };

    private static JsonObject ToolResultOf(FunctionResultContent result) => new()
    {
        ["role"] = "tool",
        ["tool_call_id"] = result.CallId,
        ["content"] = ToolText.Of(result),
    };

    private JsonObject AssistantOf(ChatMessage message)
    {
        var wire = message.RawRepresentation is JsonObject received ? EchoOf(received) : Rebuild(message);
        if (!profile.EchoMalformedArguments) ReplaceMalformedArguments(wire);
        return wire;
    }

    private JsonObject EchoOf(JsonObject received)
    {
        var echo = (JsonObject)received.DeepClone();
        foreach (var field in AnswerOnly) echo.Remove(field);
        if (profile.EchoReasoning) return echo;
        foreach (var field in ReasoningFields) echo.Remove(field);
        if (echo["content"] is JsonArray chunks)
        {
            for (var i = chunks.Count - 1; i >= 0; i--)
            {
                if (chunks[i] is JsonObject chunk && chunk["type"] is JsonValue type && type.TryGetValue(out string? name) && name == "thinking")
                    chunks.RemoveAt(i);
            }
        }

        return echo;
    }

    private JsonObject Rebuild(ChatMessage message)
    {
        var wire = MessageOf(message.Role, message.Text);
        var reasoning = message.Contents.OfType<TextReasoningContent>().ToList();
        if (profile.EchoReasoning && reasoning.Count > 0) wire["reasoning_content"] = string.Concat(reasoning.Select(part => part.Text));
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0) wire["tool_calls"] = new JsonArray([.. calls.Select(CallOf)]);
        return wire;
    }

    private static JsonNode CallOf(FunctionCallContent call) => new JsonObject
    {
        ["id"] = call.CallId,
        ["type"] = "function",
        ["function"] = new JsonObject
        {
            ["name"] = call.Name,
            ["arguments"] = ToolText.Of(call),
        },
    };

    private static void ReplaceMalformedArguments(JsonObject wire)
    {
        foreach (var call in wire["tool_calls"] as JsonArray ?? [])
        {
            if (call?["function"] is not JsonObject function || function["arguments"] is JsonObject) continue;
            var raw = function["arguments"] is JsonValue value && value.TryGetValue(out string? text) ? text : "";
            function["arguments"] = ToolText.ObjectOf(raw);
        }
    }
}
