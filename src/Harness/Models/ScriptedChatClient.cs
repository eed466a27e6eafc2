using System.Text.Json;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Models;

/// <summary>
/// A model that plays a script: its n-th reply is the script's n-th turn, whatever was said before. It has no state, makes
/// no request and reports no tokens used.
/// </summary>
public sealed class ScriptedChatClient(string name, IReadOnlyList<ScriptedTurn> turns) : IChatClient
{
    /// <summary>Answers at once with a confident sentence and no tool call.</summary>
    public static ScriptedChatClient Nop { get; } =
        new("nop", [new ScriptedTurn("The task is complete. Everything was done as requested and works as expected.")]);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var said = messages.Count(m => m.Role == ChatRole.Assistant);
        var turn = said < turns.Count ? turns[said] : new ScriptedTurn();
        var message = new ChatMessage(ChatRole.Assistant, turn.Say);
        foreach (var (i, call) in (turn.Calls ?? []).Index())
        {
            var arguments = call.Arguments.ToDictionary(p => p.Key, p => (object?)JsonSerializer.SerializeToElement(p.Value));
            message.Contents.Add(new FunctionCallContent($"call_{said + 1}_{i + 1}", call.Tool, arguments));
        }

        return Task.FromResult(new ChatResponse(message)
        {
            ModelId = name,
            FinishReason = turn.Calls is { Count: > 0 } ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
            Usage = new UsageDetails
            {
                InputTokenCount = 0,
                OutputTokenCount = 0,
                CachedInputTokenCount = 0,
                ReasoningTokenCount = 0,
                AdditionalCounts = new() { [WireChatClient.CacheWriteCount] = 0 },
            },
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
