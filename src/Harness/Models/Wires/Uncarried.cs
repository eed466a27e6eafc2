using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Refuses what a wire cannot carry: what is dropped silently would be on record as sent.</summary>
internal static class Uncarried
{
    /// <param name="provider">The provider's name.</param>
    /// <param name="parameters">Names as the wires spell them, and the values that were asked for; null asks for nothing.</param>
    /// <exception cref="NotSupportedException">One of them is asked for; the message names it.</exception>
    public static void Refuse(string provider, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
                throw new NotSupportedException($"{provider}: the model does not take {name} over this wire; leave it unset.");
        }
    }

    /// <exception cref="NotSupportedException">A message holds something else than text, reasoning, tool calls and their results.</exception>
    public static void RefuseContents(string provider, IEnumerable<ChatMessage> messages)
    {
        foreach (var content in messages.SelectMany(message => message.Contents))
        {
            if (content is not (TextContent or TextReasoningContent or FunctionCallContent or FunctionResultContent or ErrorContent or UsageContent))
                throw new NotSupportedException($"{provider}: a message holds {content.GetType().Name}; only text and tool calls are carried.");
        }
    }

    /// <summary>The tools as functions.</summary>
    /// <exception cref="NotSupportedException">One is something else.</exception>
    public static IEnumerable<AIFunctionDeclaration> FunctionsOf(string provider, IEnumerable<AITool> tools) =>
        tools.Select(tool => tool as AIFunctionDeclaration
            ?? throw new NotSupportedException($"{provider}: '{tool.Name}' is a {tool.GetType().Name}; only functions are carried."));
}
