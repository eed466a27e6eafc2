using System.Text.Json;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Agents;

/// <summary>Replies of a model, as the loop sees them.</summary>
internal static class Turns
{
    public static ChatResponse Says(string text) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        ModelId = "answering-model",
        FinishReason = ChatFinishReason.Stop,
        Usage = Usage(input: 100, output: 10),
    };

    public static ChatResponse Calls(params FunctionCallContent[] calls)
    {
        var reply = Says("");
        reply.Messages = [new ChatMessage(ChatRole.Assistant, [.. calls])];
        reply.FinishReason = ChatFinishReason.ToolCalls;
        return reply;
    }

    public static ChatResponse With(this ChatResponse reply, ChatFinishReason? finish)
    {
        reply.FinishReason = finish;
        return reply;
    }

    public static FunctionCallContent Call(string tool, params (string Name, object? Value)[] arguments) =>
        new("call_" + Guid.NewGuid().ToString("N"), tool, arguments.ToDictionary(a => a.Name, a => (object?)JsonSerializer.SerializeToElement(a.Value)));

    public static FunctionCallContent Write(string path, string text) => Call("write_file", ("path", path), ("content", text));

    public static FunctionCallContent Submit(string summary = "all done") => Call("submit", ("summary", summary));

    /// <summary>Arguments that are no JSON, as our client hands them over.</summary>
    public static FunctionCallContent Unreadable(string tool, string raw) => new("call_x", tool)
    {
        Exception = new JsonException("not JSON"),
        AdditionalProperties = new() { [WireChatClient.RawArgumentsProperty] = raw },
    };

    public static UsageDetails Usage(long? input, long? output) => new()
    {
        InputTokenCount = input,
        OutputTokenCount = output,
        CachedInputTokenCount = 0,
        AdditionalCounts = new() { [WireChatClient.CacheWriteCount] = 0 },
    };
}
