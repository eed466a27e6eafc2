using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Responses;

// The SDK marks its whole Responses API as experimental.
#pragma warning disable OPENAI001

namespace Harness.Models.Wires;

/// <summary>
/// Speaks OpenAI's Responses API through the official SDK: one POST to <c>{baseUrl}/responses</c> per call, nothing stored at
/// the provider, no streaming, no retries, text and function tools only. Safe for parallel calls.
/// <para>
/// The SDK brings the pipeline and its headers; its protocol method takes the body as bytes, so that items go back exactly as
/// they came. Tried on loopback only.
/// </para>
/// </summary>
public sealed class ResponsesChatClient : WireChatClient
{
    private static readonly string[] Unanswered = ["failed", "cancelled", "queued", "in_progress"];

    private readonly ResponsesClient _sdk;
    private readonly ResponsesRequestWriter _requests;
    private readonly ProviderErrorReader _errors;
    private readonly SdkExchange _exchange;

    /// <param name="http">Sends the requests, with a <see cref="ProviderErrorHandler"/> in it. Not disposed here.</param>
    /// <param name="endpoint">The address without <c>/responses</c>, e.g. <c>https://api.openai.com/v1</c>.</param>
    /// <param name="options">What is special about this model.</param>
    /// <exception cref="ArgumentException">The key holds characters that no header can carry.</exception>
    public ResponsesChatClient(HttpClient http, WireEndpoint endpoint, ResponsesOptions options)
        : base(endpoint)
    {
        _requests = new ResponsesRequestWriter(endpoint.Provider, options);
        _errors = new ProviderErrorReader([new ApiKey(endpoint.ApiKey)], endpoint.Clock);
        _exchange = new SdkExchange(_errors, exception => (exception as ClientResultException)?.Status);
        _sdk = new ResponsesClient(
            new ResponsesKeyPolicy(endpoint.ApiKey, options.AuthHeader, options.AuthPrefix),
            new ResponsesClientOptions
            {
                Endpoint = endpoint.BaseUrl,
                Transport = new HttpClientPipelineTransport(http),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = Timeout.InfiniteTimeSpan,
                EnableDistributedTracing = false,
            });
    }

    private protected override async Task<ChatResponse> AskAsync(
        IReadOnlyList<ChatMessage> conversation, ChatOptions options, string modelId, int turn, CancellationToken cancellationToken)
    {
        var body = _requests.Write(conversation, options, modelId);
        var answer = await _exchange.SendAsync(token => SendAsync(body, token), cancellationToken).ConfigureAwait(false);
        if (ErrorIn(answer) is { } error) throw error;
        return new ResponsesAnswerReader(modelId, turn).Read(answer);
    }

    private async Task<string> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var content = BinaryContent.Create(BinaryData.FromBytes(body));
        var result = await _sdk.CreateResponseAsync(content, new RequestOptions { CancellationToken = cancellationToken }).ConfigureAwait(false);
        // JSON is UTF-8, and a broken sequence must become U+FFFD instead of an exception.
        using var response = result.GetRawResponse();
        return Encoding.UTF8.GetString(response.Content.ToMemory().Span);
    }

    private ProviderException? ErrorIn(JsonElement answer)
    {
        if (answer.Get("error") is { } error)
        {
            var code = error.GetText("code") ?? error.GetText("type");
            // A response that failed after it was accepted names no status; this code alone has one of its own.
            return _errors.Inside(code == "rate_limit_exceeded" ? 429 : 200, code, error.GetText("message") ?? answer.GetRawText());
        }

        if (answer.Get("output") is not { ValueKind: JsonValueKind.Array }) return _errors.Inside(200, "no_choices", answer.GetRawText());
        // Not answers but promises of one, which only a request for a background response gets.
        return answer.GetText("status") is { } status && Unanswered.Contains(status) ? _errors.Inside(200, "incomplete", $"the response is {status}") : null;
    }
}
