using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>
/// Speaks Amazon Bedrock's Converse: one POST to <c>{baseUrl}/model/{id}/converse</c> per call, no streaming, no retries, text and
/// function tools only. An assistant message that came from here is sent back as it came, byte for byte, with its reasoning and
/// signatures. Safe for parallel calls. From the reference, read 2026-11:
/// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html; tried on loopback only.
/// </summary>
public sealed class BedrockConverseChatClient : WireChatClient
{
    private readonly BedrockConverseProfile _profile;
    private readonly ApiKey _key;
    private readonly SigV4? _signature;
    private readonly JsonExchange _exchange;

    /// <param name="http">Sends the requests, see <see cref="ProviderHttp"/>. Not disposed here.</param>
    /// <param name="endpoint">
    /// The address without a path, e.g. <c>https://bedrock-runtime.us-east-1.amazonaws.com</c>; the model's id or ARN, unless
    /// <c>ChatOptions.ModelId</c> names another; a Bedrock API key, which wins over <paramref name="credentials"/>.
    /// </param>
    /// <param name="profile">What is special about this model.</param>
    /// <param name="credentials">Signs where there is no key; null with neither sends an anonymous request.</param>
    /// <exception cref="ArgumentException">The key, or a part of the credentials, holds characters that no header can carry.</exception>
    public BedrockConverseChatClient(HttpClient http, WireEndpoint endpoint, BedrockConverseProfile profile, AwsCredentials? credentials = null)
        : base(endpoint)
    {
        _profile = profile;
        _key = new ApiKey(endpoint.ApiKey);
        var session = new ApiKey(credentials?.SessionToken);
        _signature = credentials is not null && string.IsNullOrEmpty(endpoint.ApiKey) ? new SigV4(credentials, "bedrock") : null;
        _exchange = new JsonExchange(http, new ProviderErrorReader([_key, session, new ApiKey(credentials?.SecretAccessKey)], endpoint.Clock));
    }

    private protected override async Task<ChatResponse> AskAsync(
        IReadOnlyList<ChatMessage> conversation, ChatOptions options, string modelId, int turn, CancellationToken cancellationToken)
    {
        var body = new ConverseRequestWriter(_profile).Write(conversation, options);
        var reader = new ConverseResponseReader(modelId, turn);
        return await _exchange.PostAsync(
            AddressOf(modelId),
            body,
            request =>
            {
                if (_signature is null) _key.AddTo(request.Headers, "Authorization", "Bearer ");
                else _signature.Sign(request, body, Endpoint.Clock.GetUtcNow());
            },
            reader.TryRead,
            absent: "no_message",
            cancellationToken).ConfigureAwait(false);
    }

    // The ids of Bedrock hold ':', and its ARNs '/': both are part of one segment.
    private Uri AddressOf(string modelId) =>
        new(Endpoint.BaseUrl.AbsoluteUri.TrimEnd('/') + $"/model/{Uri.EscapeDataString(modelId)}/converse");
}
