using System.Text.Json;
using Harness.Loopback.Protocols;
using Harness.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Harness.Tests.Models.Wires;

/// <summary>One wire in front of one server, and what was said so far.</summary>
/// <param name="server">Serves already.</param>
/// <param name="key">What no message may show.</param>
/// <param name="create">Makes the wire's client.</param>
public sealed class Conversation(ProtocolServer server, string key, Func<HttpClient, Uri, TimeProvider, IChatClient> create) : IAsyncDisposable
{
    /// <summary>What the clock says: 2026-11-26 12:00 UTC.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The one tool that is offered.</summary>
    public static readonly AIFunctionDeclaration Lookup = AIFunctionFactory.CreateDeclaration(
        "lookup", "Looks up a city.", JsonElement.Parse("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""));

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly List<ChatMessage> _messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Where?")];
    private HttpClient? _http;
    private IChatClient? _client;

    public ProtocolServer Server => server;

    /// <summary>The messages of the last request, as the server understood them.</summary>
    public IReadOnlyList<ReceivedMessage> Received => server.MessagesOf(server.Requests[^1]);

    /// <summary>The assistant's messages of the last request.</summary>
    public IEnumerable<ReceivedMessage> Echoed => Received.Where(message => message.Role == "assistant");

    /// <summary>The results of the last request.</summary>
    public IEnumerable<ReceivedResult> Results => Received.SelectMany(message => message.Results);

    /// <summary>Sends what was said, and appends the answer.</summary>
    public async Task<ChatResponse> AskAsync(ChatOptions? options = null, CancellationToken? cancellation = null)
    {
        _http ??= ProviderHttp.CreateClient(_clock, key);
        _client ??= create(_http, server.BaseUrl, _clock);
        options ??= new ChatOptions { Tools = [Lookup], MaxOutputTokens = 1000 };
        var response = await _client.GetResponseAsync(_messages, options, cancellation ?? TestContext.Current.CancellationToken);
        _messages.AddRange(response.Messages);
        return response;
    }

    /// <summary>Answers every call of the answer with <c>found by ID</c>, and asks again.</summary>
    public Task<ChatResponse> AnswerAsync(ChatResponse response)
    {
        _messages.Add(new ChatMessage(ChatRole.Tool, [.. CallsOf(response).Select(call => new FunctionResultContent(call.CallId, "found by " + call.CallId))]));
        return AskAsync();
    }

    public void Say(string text) => Say(new TextContent(text));

    public void Say(AIContent content) => _messages.Add(new ChatMessage(ChatRole.User, [content]));

    public static IReadOnlyList<FunctionCallContent> CallsOf(ChatResponse response) =>
        [.. response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];

    public static string ReasoningOf(ChatResponse response) =>
        string.Concat(response.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>().Select(part => part.Text));

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _http?.Dispose();
        await server.DisposeAsync();
    }
}
