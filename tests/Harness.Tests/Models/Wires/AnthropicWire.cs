using System.Text.Json;
using Harness.Loopback.Protocols;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

/// <summary>A server that speaks Anthropic's protocol, and our client in front of it.</summary>
internal sealed class AnthropicWire : IAsyncDisposable
{
    private readonly HttpClient _http = ProviderHttp.CreateClient(TimeProvider.System, AnthropicServer.Key);
    private readonly AnthropicChatClient _client;

    private AnthropicWire(AnthropicServer server, AnthropicOptions options, string? key) =>
        (Server, _client) = (server, ClientOf(_http, server, options, key));

    public AnthropicServer Server { get; }

    public JsonElement LastBody => Server.Requests[^1].Body;

    public static Task<AnthropicWire> StartAsync(params ScriptedReply[] script) => StartAsync(new AnthropicOptions(), script);

    public static Task<AnthropicWire> StartAsync(AnthropicOptions options, params ScriptedReply[] script) => StartAsync(options, AnthropicServer.Key, script);

    public static async Task<AnthropicWire> StartAsync(AnthropicOptions options, string? key, params ScriptedReply[] script)
    {
        var server = new AnthropicServer();
        await server.StartAsync(script);
        return new AnthropicWire(server, options, key);
    }

    public static AnthropicChatClient ClientOf(HttpClient http, AnthropicServer server, AnthropicOptions options, string? key) =>
        new(http, new WireEndpoint { Provider = "anthropic", BaseUrl = server.BaseUrl, ModelId = "claude-test", ApiKey = key }, options);

    public Task<ChatResponse> AskAsync() => AskAsync([new ChatMessage(ChatRole.User, "Where?")]);

    public Task<ChatResponse> AskAsync(ReasoningOptions? reasoning, int? maxOutputTokens = null) =>
        AskAsync([new ChatMessage(ChatRole.User, "Where?")], new ChatOptions { Reasoning = reasoning, MaxOutputTokens = maxOutputTokens });

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
