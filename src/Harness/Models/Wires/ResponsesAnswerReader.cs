using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Reads a response object. Odd shapes are read as far as they go; what is not understood still goes back.</summary>
/// <param name="modelId">The model that was asked, for answers that do not name one.</param>
/// <param name="turn">Assistant messages that the conversation already had; makes invented call ids unique within it.</param>
internal sealed class ResponsesAnswerReader(string modelId, int turn)
{
    private readonly CallIds _ids = new(turn);

    /// <param name="root">A JSON object with an array named <c>output</c>.</param>
    public ChatResponse Read(JsonElement root)
    {
        List<AIContent> contents = [];
        List<JsonElement> items = [];
        foreach (var item in root.GetItems("output").Where(item => item.ValueKind == JsonValueKind.Object))
        {
            var echo = item;
            switch (item.GetText("type"))
            {
                case "function_call":
                    (var call, echo) = CallOf(item);
                    contents.Add(call);
                    break;
                case "reasoning":
                    contents.Add(new TextReasoningContent(ReasoningOf(item)) { ProtectedData = item.GetText("encrypted_content") });
                    break;
                case "message":
                    contents.AddRange(item.GetItems("content").Select(PartOf).OfType<AIContent>());
                    break;
            }

            items.Add(echo);
        }

        var message = new ChatMessage
        {
            Role = ChatRole.Assistant,
            MessageId = root.GetText("id"),
            Contents = contents,
            RawRepresentation = new ResponsesEcho(items),
        };
        return new ChatResponse(message)
        {
            ResponseId = root.GetText("id"),
            ModelId = root.GetText("model") ?? modelId,
            FinishReason = FinishReasonOf(root, contents),
            Usage = UsageOf(root),
            RawRepresentation = root,
        };
    }

    private static AIContent? PartOf(JsonElement part) => part.GetText("type") switch
    {
        "output_text" when part.GetText("text") is { Length: > 0 } text => new TextContent(text),
        "refusal" when part.GetText("refusal") is { Length: > 0 } refusal => new ErrorContent(refusal) { ErrorCode = "Refusal" },
        _ => null,
    };

    private static string ReasoningOf(JsonElement item)
    {
        // Open models show their reasoning itself, others a summary of it.
        var shown = item.GetItems("content").Select(part => part.GetText("text")).OfType<string>().ToList();
        return string.Join("\n\n", shown.Count > 0 ? shown : item.GetItems("summary").Select(part => part.GetText("text")).OfType<string>());
    }

    private (FunctionCallContent Call, JsonElement Echo) CallOf(JsonElement item)
    {
        var echo = item;
        var id = _ids.Of(item.GetText("call_id"));
        if (id != item.GetText("call_id")) echo = echo.With("call_id", writer => writer.WriteStringValue(id));

        return (ToolCallReader.CallOf(id, item.GetText("name") ?? "", ToolCallReader.RawOf(item.Get("arguments"))), echo);
    }

    private static ChatFinishReason? FinishReasonOf(JsonElement root, List<AIContent> contents) => root.GetText("status") switch
    {
        "completed" => contents.OfType<FunctionCallContent>().Any() ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "incomplete" => (root.Get("incomplete_details") ?? default).GetText("reason") switch
        {
            null or "" => new ChatFinishReason("incomplete"),
            "max_output_tokens" => ChatFinishReason.Length,
            "content_filter" => ChatFinishReason.ContentFilter,
            var other => new ChatFinishReason(other),
        },
        null or "" => null,
        var other => new ChatFinishReason(other),
    };

    /// <summary>A number that is absent stays null: unknown is not zero.</summary>
    private static UsageDetails? UsageOf(JsonElement root)
    {
        if (root.Get("usage") is not { ValueKind: JsonValueKind.Object } usage) return null;
        var input = usage.Get("input_tokens_details") ?? default;
        var details = new UsageDetails
        {
            InputTokenCount = usage.GetCount("input_tokens"),
            OutputTokenCount = usage.GetCount("output_tokens"),
            TotalTokenCount = usage.GetCount("total_tokens"),
            CachedInputTokenCount = input.GetCount("cached_tokens"),
            ReasoningTokenCount = (usage.Get("output_tokens_details") ?? default).GetCount("reasoning_tokens"),
        };
        if (input.GetCount("cache_write_tokens") is { } written)
            details.AdditionalCounts = new() { [WireChatClient.CacheWriteCount] = written };
        return details;
    }
}
