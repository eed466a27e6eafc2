using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

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

    private readonly Uri _address;
    private readonly string _modelId;
    private readonly OpenAiCompatibleProfile _profile;
    private readonly ApiKey _key;
    private readonly JsonExchange _exchange;
    private readonly ChatClientMetadata _metadata;

    /// <param name="http">Sends the requests, see <see cref="ProviderHttp"/>. Not disposed here.</param>
    /// <param name="endpoint">
    /// Where the model is served: the address up to and without <c>/chat/completions</c>, e.g. <c>https://api.openai.com/v1</c>,
    /// and the model, unless <c>ChatOptions.ModelId</c> names another.
    /// </param>
    /// <param name="profile">What is special about this endpoint.</param>
    /// <exception cref="ArgumentException">The key holds characters that no header can carry.</exception>
    public OpenAiCompatibleChatClient(HttpClient http, WireEndpoint endpoint, OpenAiCompatibleProfile profile)
    {
        (_modelId, _profile) = (endpoint.ModelId, profile);
        _key = new ApiKey(endpoint.ApiKey);
        _exchange = new JsonExchange(http, new ProviderErrorReader([_key], endpoint.Clock));
        _address = new UriBuilder(endpoint.BaseUrl) { Path = endpoint.BaseUrl.AbsolutePath.TrimEnd('/') + "/chat/completions" }.Uri;
        _metadata = new ChatClientMetadata(endpoint.Provider, endpoint.BaseUrl, _modelId);
    }

    /// <inheritdoc/>
    /// <exception cref="ProviderException">The provider did not answer, or answered with an error.</exception>
    /// <exception cref="NotSupportedException">The messages or the options ask for something that this wire does not carry.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var modelId = options?.ModelId ?? _modelId;
        var body = new ChatRequestWriter(_profile).Write(conversation, options, modelId);
        var reader = new ChatResponseReader(modelId, turn: conversation.Count(message => message.Role == ChatRole.Assistant));
        return await _exchange.PostAsync(
            _address,
            body,
            request => _key.AddTo(request.Headers, _profile.AuthHeader, _profile.AuthPrefix),
            (answer, _) => reader.TryRead(answer),
            absent: "no_choices",
            cancellationToken).ConfigureAwait(false);
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
}
