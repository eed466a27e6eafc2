using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace Harness.Models;

/// <summary>
/// Speaks chat completions with every OpenAI-compatible endpoint: one POST to <c>{baseUrl}/chat/completions</c> per call, no
/// streaming, no retries, text and function tools only. An assistant message that came from here is sent back as it came,
/// with its raw arguments and its reasoning. Safe for parallel calls.
/// </summary>
public sealed class OpenAiCompatibleChatClient : IChatClient
{
    /// <summary>
    /// The key in <c>ChatResponse.AdditionalProperties</c> of the price in USD that the provider itself named; a decimal.
    /// </summary>
    public const string CostProperty = "cost";

    /// <summary>The key in <c>ChatResponse.AdditionalProperties</c> of the upstream that a router chose; a string, hostile.</summary>
    public const string UpstreamProperty = "provider";

    /// <summary>The key in <c>FunctionCallContent.AdditionalProperties</c> of the arguments as they came; a string, hostile.</summary>
    public const string RawArgumentsProperty = "rawArguments";

    /// <summary>The key in <c>UsageDetails.AdditionalCounts</c> of the prompt tokens that were written to a cache.</summary>
    public const string CacheWriteCount = "CacheWriteTokens";

    private const long MaxResponseBytes = 64 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly Uri _endpoint;
    private readonly string _modelId;
    private readonly OpenAiCompatibleProfile _profile;
    private readonly ApiKey _key;
    private readonly ProviderErrorReader _errors;
    private readonly ChatClientMetadata _metadata;

    /// <param name="http">Sends the requests, see <see cref="ProviderHttp.CreateClient()"/>. Not disposed here.</param>
    /// <param name="baseUrl">The address up to and without <c>/chat/completions</c>, e.g. <c>https://api.openai.com/v1</c>.</param>
    /// <param name="apiKey">The key; null or empty sends none.</param>
    /// <param name="modelId">The model, unless <c>ChatOptions.ModelId</c> names another.</param>
    /// <param name="profile">What is special about this endpoint.</param>
    /// <param name="clock">Turns a <c>Retry-After</c> date into a wait.</param>
    /// <exception cref="ArgumentException">The key holds characters that no header can carry.</exception>
    public OpenAiCompatibleChatClient(HttpClient http, Uri baseUrl, string? apiKey, string modelId, OpenAiCompatibleProfile profile, TimeProvider clock)
    {
        (_http, _modelId, _profile) = (http, modelId, profile);
        _key = new ApiKey(apiKey);
        _errors = new ProviderErrorReader(_key, clock);
        _endpoint = new UriBuilder(baseUrl) { Path = baseUrl.AbsolutePath.TrimEnd('/') + "/chat/completions" }.Uri;
        _metadata = new ChatClientMetadata(profile.Name, baseUrl, modelId);
    }

    /// <inheritdoc/>
    /// <exception cref="ProviderException">The provider did not answer, or answered with an error.</exception>
    /// <exception cref="NotSupportedException">The messages or the options ask for something that this wire does not carry.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var modelId = options?.ModelId ?? _modelId;
        var body = new ChatRequestWriter(_profile).Write(conversation, options, modelId);
        try
        {
            using var request = CreateRequest(body);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var text = await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
            var answer = ResponseJson.TryParse(text);
            if (_errors.ErrorOf(response, answer, text) is { } error) throw error;
            var turn = conversation.Count(message => message.Role == ChatRole.Assistant);
            return new ChatResponseReader(modelId, turn).Read(answer!.Value);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException("the HTTP client gave up waiting", code: "timeout", innerException: exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ProviderException(_key.Redact(exception.Message), code: "connection", innerException: exception);
        }
    }

    /// <summary>Asks without streaming and hands the answer out as updates.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates()) yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null) return null;
        if (serviceType == typeof(ChatClientMetadata)) return _metadata;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: the HTTP client belongs to the caller.</summary>
    public void Dispose()
    {
    }

    private HttpRequestMessage CreateRequest(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = content };
        _key.AddTo(request.Headers, _profile);
        return request;
    }

    private static async Task<string> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await content.LoadIntoBufferAsync(MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        // Not the content's charset: JSON is UTF-8, and a broken sequence must become U+FFFD instead of an exception.
        return Encoding.UTF8.GetString(bytes);
    }
}
