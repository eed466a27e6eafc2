using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Loopback;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

/// <summary>A loopback model and our client in front of it.</summary>
internal sealed class Wire : IAsyncDisposable
{
    public const string Key = "sk-loopback-0123456789abcdef";

    private readonly HttpClient _http;

    private Wire(LoopbackModel model, OpenAiCompatibleProfile? profile, string? key)
    {
        Model = model;
        _http = ProviderHttp.CreateClient(TimeProvider.System, key);
        Client = new OpenAiCompatibleChatClient(_http, EndpointOf(model.BaseUrl, key), profile ?? new OpenAiCompatibleProfile { Name = "loopback" });
    }

    public LoopbackModel Model { get; }

    public OpenAiCompatibleChatClient Client { get; }

    public static async Task<Wire> StartAsync(params Reply[] replies) => new(await LoopbackModel.StartAsync(replies), null, Key);

    public static async Task<Wire> StartAsync(OpenAiCompatibleProfile profile, params Reply[] replies) =>
        new(await LoopbackModel.StartAsync(replies), profile, Key);

    public static async Task<Wire> StartWithoutKeyAsync(params Reply[] replies) => new(await LoopbackModel.StartAsync(replies), null, null);

    public static WireEndpoint EndpointOf(Uri baseUrl, string? key = null) =>
        new() { Provider = "loopback", BaseUrl = baseUrl, ModelId = "test-model", ApiKey = key };

    /// <summary>Asks one question of a server that answers with this message.</summary>
    public static async Task<ChatResponse> AnswerAsync(string message, string finishReason = "\"stop\"", string rest = "\"usage\":{}")
    {
        await using var wire = await StartAsync(Completion(message, finishReason, rest));
        return await wire.AskAsync();
    }

    /// <summary>Asks one question of a server that answers with an error.</summary>
    public static async Task<ProviderException> FailAsync(Reply reply)
    {
        await using var wire = await StartAsync(reply);
        var ask = () => wire.AskAsync();
        return (await ask.Should().ThrowAsync<ProviderException>()).Which;
    }

    public static Reply Completion(string message, string finishReason = "\"stop\"", string rest = "\"usage\":{}") =>
        Reply.RawJson($$"""{"id":"c1","model":"answering-model","choices":[{"index":0,"message":{{message}},"finish_reason":{{finishReason}}}],{{rest}}}""");

    public Task<ChatResponse> AskAsync(ChatOptions? options = null) => AskAsync([new ChatMessage(ChatRole.User, "hello")], options);

    public Task<ChatResponse> AskAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null) =>
        Client.GetResponseAsync(messages, options, TestContext.Current.CancellationToken);

    /// <summary>Asks, answers every call with "done", asks again, and gives back the assistant's message of the second request.</summary>
    public async Task<JsonElement> EchoAsync()
    {
        List<ChatMessage> conversation = [new(ChatRole.User, "hello")];
        var first = await AskAsync(conversation);
        conversation.AddRange(first.Messages);
        var calls = first.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>();
        conversation.Add(new ChatMessage(ChatRole.Tool, [.. calls.Select(call => new FunctionResultContent(call.CallId, "done"))]));
        await AskAsync(conversation);
        return Model.Requests[1].Messages[1].Json;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Model.DisposeAsync();
    }

    public static JsonNode? Parse(JsonElement json) => JsonNode.Parse(json.GetRawText());
}
