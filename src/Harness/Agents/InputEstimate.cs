using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Agents;

/// <summary>
/// The most input tokens that the next request of a conversation can have: what the provider counted last, and one token for each
/// byte of what was added since. A tokenizer that works on bytes never makes more tokens than bytes, and digits come near it.
/// </summary>
public sealed class InputEstimate
{
    /// <summary>For the marks around a message, and around the whole.</summary>
    private const int TokensAround = 32;

    private int _counted;
    private long? _tokens;

    /// <summary>Notes what the provider counted for an answered request.</summary>
    /// <param name="messages">The messages of the conversation, the answer included.</param>
    /// <param name="input">Input tokens; null when unknown.</param>
    /// <param name="output">Output tokens, which are input from now on; null when unknown.</param>
    public void Answered(int messages, long? input, long? output)
    {
        // Below the number that was sent an answer tells nothing.
        if (input + output is not { } tokens || tokens <= 0) return;
        (_counted, _tokens) = (messages, tokens);
    }

    /// <summary>An upper bound of the next request's input tokens.</summary>
    public long Next(IReadOnlyList<ChatMessage> conversation, ChatOptions options)
    {
        var added = conversation.Skip(_counted).Sum(message => TokensAround + message.Contents.Sum(BytesOf));
        return added + TokensAround + (_tokens ?? (options.Tools ?? []).Sum(BytesOf));
    }

    private static long BytesOf(AIContent content) => content switch
    {
        TextContent text => Bytes(text.Text),
        TextReasoningContent reasoning => Bytes(reasoning.Text),
        FunctionResultContent result => TokensAround + Bytes(result.Result as string ?? JsonSerializer.Serialize(result.Result)),
        FunctionCallContent call => TokensAround + Bytes(call.Name) + Bytes(JsonSerializer.Serialize(call.Arguments)),
        _ => Bytes(content.ToString()),
    };

    private static long BytesOf(AITool tool) =>
        TokensAround + Bytes(tool.Name) + Bytes(tool.Description) + (tool is AIFunctionDeclaration function ? Bytes(function.JsonSchema.GetRawText()) : 0);

    private static long Bytes(string? text) => Encoding.UTF8.GetByteCount(text ?? "");
}
