using System.Text;
using System.Text.Json;
using Anthropic;
using Anthropic.Core;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;
using MessageCreateParams = Anthropic.Models.Messages.MessageCreateParams;

namespace Harness.Models.Wires;

/// <summary>
/// Speaks Anthropic's messages API through the official SDK: one POST to <c>{baseUrl}/v1/messages</c> per call, no streaming,
/// no retries, text and function tools only. Safe for parallel calls.
/// <para>
/// The SDK brings the address, the key, the API version and its headers. Bodies are written and read here, since its typed
/// messages lose what must go back as it came, and its own <c>IChatClient</c> drops temperature and seed without a word.
/// Tried on loopback only.
/// </para>
/// </summary>
public sealed class AnthropicChatClient : WireChatClient
{
    private static readonly Dictionary<string, JsonElement> NoFields = [];
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly AnthropicClient _sdk;
    private readonly AnthropicRequestWriter _requests;
    private readonly ProviderErrorReader _errors;
    private readonly SdkExchange _exchange;

    /// <param name="http">Sends the requests, with a <see cref="ProviderErrorHandler"/> in it. Not disposed here.</param>
    /// <param name="endpoint">The address without <c>/v1/messages</c>, e.g. <c>https://api.anthropic.com</c>.</param>
    /// <param name="options">What is special about this model.</param>
    /// <exception cref="ArgumentException">The key holds characters that no header can carry.</exception>
    public AnthropicChatClient(HttpClient http, WireEndpoint endpoint, AnthropicOptions options)
        : base(endpoint)
    {
        _requests = new AnthropicRequestWriter(endpoint.Provider, options);
        _errors = new ProviderErrorReader([new ApiKey(endpoint.ApiKey)], endpoint.Clock);
        _exchange = new SdkExchange(_errors, exception => exception is AnthropicApiException { StatusCode: var status } ? (int)status : null);
        _sdk = new AnthropicClient(new ClientOptions
        {
            // Null, and not absent: absent would look for a key in the environment and in the user's profiles.
            ApiKey = string.IsNullOrEmpty(endpoint.ApiKey) ? null : endpoint.ApiKey,
            BaseUrl = endpoint.BaseUrl.AbsoluteUri.TrimEnd('/'),
            // Null would take those of ANTHROPIC_CUSTOM_HEADERS.
            ExtraHeaders = NoHeaders,
            HttpClient = http,
            MaxRetries = 0,
            OpenTelemetry = false,
            // Longer than any attempt. The SDK tells the service in a header, where infinite would be a negative number.
            Timeout = TimeSpan.FromDays(1),
        });
    }

    private protected override async Task<ChatResponse> AskAsync(
        IReadOnlyList<ChatMessage> conversation, ChatOptions options, string modelId, int turn, CancellationToken cancellationToken)
    {
        var body = _requests.Write(conversation, options, modelId);
        var answer = await _exchange.SendAsync(token => SendAsync(body, token), cancellationToken).ConfigureAwait(false);
        if (answer.GetText("type") == "error") throw ErrorIn(answer);
        if (answer.Get("content") is not { ValueKind: JsonValueKind.Array }) throw _errors.Inside(200, "no_choices", answer.GetRawText());
        return new AnthropicAnswerReader(modelId, turn).Read(answer);
    }

    private async Task<string> SendAsync(Dictionary<string, JsonElement> body, CancellationToken cancellationToken)
    {
        var request = new HttpRequest<MessageCreateParams> { Method = HttpMethod.Post, Params = MessageCreateParams.FromRawUnchecked(NoFields, NoFields, body) };
        // Not Messages.Create, which writes advice about models to the standard error stream of the process.
        using var response = await _sdk.WithRawResponse.Execute(request, cancellationToken).ConfigureAwait(false);
        // Not the content's charset: JSON is UTF-8, and a broken sequence must become U+FFFD instead of an exception.
        return Encoding.UTF8.GetString(await response.RawMessage.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
    }

    private ProviderException ErrorIn(JsonElement answer)
    {
        var error = answer.Get("error") ?? default;
        return _errors.Inside(200, error.GetText("type"), error.GetText("message") ?? answer.GetRawText());
    }
}
