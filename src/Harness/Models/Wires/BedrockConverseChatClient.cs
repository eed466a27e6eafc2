using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>
/// Speaks Amazon Bedrock's Converse: one POST to <c>{baseUrl}/model/{id}/converse</c> per call, no streaming, no retries, text and
/// function tools only. An assistant message that came from here is sent back as it came, byte for byte, with its reasoning and
/// signatures. Safe for parallel calls. From the reference, read 2026-11:
/// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html; tried on loopback only.
/// </summary>
public sealed class BedrockConverseChatClient : IChatClient
{
    private readonly WireEndpoint _endpoint;
    private readonly BedrockConverseProfile _profile;
    private readonly ApiKey _key;
    private readonly SigV4? _signature;
    private readonly JsonExchange _exchange;
    private readonly ChatClientMetadata _metadata;

    /// <param name="http">Sends the requests, see <see cref="ProviderHttp"/>. Not disposed here.</param>
    /// <param name="endpoint">
    /// The address without a path, e.g. <c>https://bedrock-runtime.us-east-1.amazonaws.com</c>; the model's id or ARN, unless
    /// <c>ChatOptions.ModelId</c> names another; a Bedrock API key, which wins over <paramref name="credentials"/>.
    /// </param>
    /// <param name="profile">What is special about this model.</param>
    /// <param name="credentials">Signs where there is no key; null with neither sends an anonymous request.</param>
    /// <exception cref="ArgumentException">The key, or a part of the credentials, holds characters that no header can carry.</exception>
    public BedrockConverseChatClient(HttpClient http, WireEndpoint endpoint, BedrockConverseProfile profile, AwsCredentials? credentials = null)
    {
        (_endpoint, _profile) = (endpoint, profile);
        _key = new ApiKey(endpoint.ApiKey);
        var session = new ApiKey(credentials?.SessionToken);
        _signature = credentials is not null && string.IsNullOrEmpty(endpoint.ApiKey) ? new SigV4(credentials, "bedrock") : null;
        _exchange = new JsonExchange(http, new ProviderErrorReader([_key, session, new ApiKey(credentials?.SecretAccessKey)], endpoint.Clock));
        _metadata = new ChatClientMetadata(endpoint.Provider, endpoint.BaseUrl, endpoint.ModelId);
    }

    /// <inheritdoc/>
    /// <exception cref="ProviderException">The provider did not answer, or answered with an error.</exception>
    /// <exception cref="NotSupportedException">The messages or the options ask for something that this wire does not carry.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var modelId = options?.ModelId ?? _endpoint.ModelId;
        var body = new ConverseRequestWriter(_profile).Write(conversation, options);
        var reader = new ConverseResponseReader(modelId, turn: conversation.Count(message => message.Role == ChatRole.Assistant));
        return await _exchange.PostAsync(
            AddressOf(modelId),
            body,
            request =>
            {
                if (_signature is null) _key.AddTo(request.Headers, "Authorization", "Bearer ");
                else _signature.Sign(request, body, _endpoint.Clock.GetUtcNow());
            },
            reader.TryRead,
            absent: "no_message",
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

    // The ids of Bedrock hold ':', and its ARNs '/': both are part of one segment.
    private Uri AddressOf(string modelId) =>
        new(_endpoint.BaseUrl.AbsoluteUri.TrimEnd('/') + $"/model/{Uri.EscapeDataString(modelId)}/converse");
}
