using System.Text.Json;
using Harness.Loopback.Protocols;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

/// <summary>A server that speaks the Responses protocol, and our client in front of it.</summary>
internal sealed class ResponsesWire : IAsyncDisposable
{
    private readonly HttpClient _http = ProviderHttp.CreateClient(TimeProvider.System, ResponsesServer.Key);
    private readonly ResponsesChatClient _client;

    private ResponsesWire(ResponsesServer server, ResponsesOptions options, string? key) =>
        (Server, _client) = (server, ClientOf(_http, server, options, key));

    public ResponsesServer Server { get; }

    public JsonElement LastBody => Server.Requests[^1].Body;

    public static Task<ResponsesWire> StartAsync(params ScriptedReply[] script) => StartAsync(new ResponsesOptions(), script);

    public static Task<ResponsesWire> StartAsync(ResponsesOptions options, params ScriptedReply[] script) => StartAsync(options, ResponsesServer.Key, script);

    public static async Task<ResponsesWire> StartAsync(ResponsesOptions options, string? key, params ScriptedReply[] script)
    {
        var server = new ResponsesServer();
        await server.StartAsync(script);
        return new ResponsesWire(server, options, key);
    }

    public static ResponsesChatClient ClientOf(HttpClient http, ResponsesServer server, ResponsesOptions options, string? key) =>
        new(http, new WireEndpoint { Provider = "openai", BaseUrl = server.BaseUrl, ModelId = "test-model", ApiKey = key }, options);

    public Task<ChatResponse> AskAsync() => AskAsync([new ChatMessage(ChatRole.User, "Where?")]);

    public Task<ChatResponse> AskAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null) =>
        _client.GetResponseAsync(messages, options, TestContext.Current.CancellationToken);

    /// <summary>The text of a field of the last request; null when it has none.</summary>
    public string? FieldOf(string name) => LastBody.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
