using System.Text.Json.Nodes;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests.Models;

/// <summary>Whole answers of a model, each with the same stated usage, so that a test can say what a run must cost.</summary>
public static class Answers
{
    public const int InputTokens = 1000;
    public const int CachedTokens = 400;
    public const int OutputTokens = 100;

    /// <summary>A final answer.</summary>
    public static Reply Text(string text) => Of(new JsonObject { ["role"] = "assistant", ["content"] = text }, "stop");

    /// <summary>A final answer that is noticed when it is sent; it is not when the client has gone before.</summary>
    public static Reply Observed(Action sent) => Reply.Message(
        _ =>
        {
            sent();
            return new JsonObject { ["role"] = "assistant", ["content"] = "Late." };
        },
        "stop");

    /// <summary>The model says that it will not.</summary>
    public static Reply Refusal(string text) => Of(new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = text }, "stop");

    /// <summary>One tool call.</summary>
    /// <param name="tool">The tool, also one that is not offered.</param>
    /// <param name="arguments">The arguments as the model writes them, also text that is no JSON.</param>
    /// <param name="inputTokens">What the provider says that the prompt had.</param>
    public static Reply Call(string tool, string arguments, int inputTokens = InputTokens) => Of(
        new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = null,
            ["tool_calls"] = new JsonArray(new JsonObject
            {
                ["id"] = "call_1",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments },
            }),
        },
        "tool_calls",
        inputTokens);

    /// <summary>Writes a file.</summary>
    public static Reply Write(string path, string content) =>
        Call("write_file", new JsonObject { ["path"] = path, ["content"] = content }.ToJsonString());

    private static Reply Of(JsonObject message, string finishReason, int inputTokens = InputTokens) => Reply.RawJson(new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_790_000_000,
        ["model"] = "loopback-1",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = finishReason }),
        ["usage"] = new JsonObject
        {
            ["prompt_tokens"] = inputTokens,
            ["completion_tokens"] = OutputTokens,
            ["total_tokens"] = inputTokens + OutputTokens,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = CachedTokens },
        },
    }.ToJsonString());
}
