using System.Globalization;
using System.Text.Json;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Agents;

/// <summary>
/// Bounds on one reply far above what any limit on output tokens allows: what is larger was not written by a model that keeps to its limit,
/// and is neither executed, nor kept, nor sent back.
/// </summary>
internal static class ReplySize
{
    /// <summary>Characters of text, reasoning and arguments together.</summary>
    public const long MostCharacters = 8 << 20;

    /// <summary>Tool calls.</summary>
    public const int MostCalls = 5_000;

    /// <summary>What is too large, in words; null when nothing is.</summary>
    public static string? ProblemOf(ChatResponse reply)
    {
        var contents = reply.Messages.SelectMany(message => message.Contents).ToList();
        var calls = contents.Count(content => content is FunctionCallContent);
        if (calls > MostCalls)
            return Invariant($"the reply has {calls} tool calls; at most {MostCalls} are read");
        var characters = contents.Sum(LengthOf);
        return characters > MostCharacters ? Invariant($"the reply has {characters} characters; at most {MostCharacters} are read") : null;
    }

    private static long LengthOf(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent reasoning => reasoning.Text.Length,
        FunctionCallContent call => call.Name.Length + ArgumentsOf(call),
        ErrorContent error => error.Message.Length,
        _ => 0,
    };

    private static long ArgumentsOf(FunctionCallContent call) =>
        call.AdditionalProperties?.GetValueOrDefault(WireChatClient.RawArgumentsProperty) is string raw
            ? raw.Length
            : (call.Arguments ?? new Dictionary<string, object?>()).Sum(argument => argument.Key.Length + LengthOf(argument.Value));

    private static long LengthOf(object? value) => value switch
    {
        string text => text.Length,
        JsonElement json => json.GetRawText().Length,
        _ => 0,
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
