using Harness.Loopback.Protocols;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

/// <summary>
/// What every wire does, shown against a server on loopback that speaks its protocol. A case that a protocol cannot carry is
/// overridden with <see cref="NotInProtocolAttribute"/>; <c>docs/wires.md</c> shows the rest as held. No real service was asked.
/// </summary>
public abstract partial class WireContract
{
    /// <summary>The wire's name in the table.</summary>
    public abstract string Wire { get; }

    /// <summary>The key that the server accepts, and that no message shows.</summary>
    protected abstract string Key { get; }

    /// <summary>The finish reasons that the protocol has, and what each becomes.</summary>
    protected abstract IReadOnlyDictionary<string, ChatFinishReason> FinishReasons { get; }

    /// <summary>
    /// For each sampling parameter of <see cref="ChatOptions"/> that the contract sets (see <see cref="Sampling"/>): a piece of
    /// the body that carries it, without white space; null where the wire refuses it.
    /// </summary>
    protected abstract IReadOnlyDictionary<string, string?> SamplingInBody { get; }

    /// <summary>For each effort: a piece of the body that carries it, without white space; null where the wire refuses it.</summary>
    protected abstract IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody { get; }

    protected abstract ProtocolServer CreateServer();

    protected abstract IChatClient CreateClient(HttpClient http, Uri baseUrl, TimeProvider clock);

    /// <summary>How the protocol spells arguments that the model wrote like this. Default: not otherwise.</summary>
    protected virtual string AsCarried(string arguments) => arguments;

    /// <summary>Starts a server with this script, and a conversation with it.</summary>
    protected async Task<Conversation> StartAsync(params ScriptedReply[] script)
    {
        var server = CreateServer();
        await server.StartAsync(script);
        return new Conversation(server, Key, CreateClient);
    }

    /// <summary>One question, one answer.</summary>
    protected async Task<ChatResponse> AnswerOfAsync(ScriptedAnswer answer)
    {
        await using var conversation = await StartAsync(answer);
        return await conversation.AskAsync();
    }

    /// <summary>Ends an overridden case.</summary>
    protected static Task NotCarried()
    {
        Assert.Skip("not in the protocol");
        return Task.CompletedTask;
    }
}
