using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>
/// Speaks chat completions with every OpenAI-compatible endpoint: one POST to <c>{baseUrl}/chat/completions</c> per call, no
/// streaming, no retries, text and function tools only. An assistant message that came from here is sent back as it came,
/// with its raw arguments and its reasoning. Safe for parallel calls.
/// </summary>
public sealed class OpenAiCompatibleChatClient : WireChatClient
{
    /// <summary>
    /// The key in <c>ChatResponse.AdditionalProperties</c> of the price in USD that the provider itself named; a decimal.
    /// </summary>
    public const string CostProperty = "cost";

    /// <summary>The key in <c>ChatResponse.AdditionalProperties</c> of the upstream that a router chose; a string, hostile.</summary>
    public const string UpstreamProperty = "provider";

    private readonly Uri _address;
    private readonly OpenAiCompatibleProfile _profile;
    private readonly ApiKey _key;
    private readonly JsonExchange _exchange;

    /// <param name="http">Sends the requests, see <see cref="ProviderHttp"/>. Not disposed here.</param>
    /// <param name="endpoint">
    /// Where the model is served: the address up to and without <c>/chat/completions</c>, e.g. <c>https://api.openai.com/v1</c>,
    /// and the model, unless <c>ChatOptions.ModelId</c> names another.
    /// </param>
    /// <param name="profile">What is special about this endpoint.</param>
    /// <exception cref="ArgumentException">The key holds characters that no header can carry.</exception>
    public OpenAiCompatibleChatClient(HttpClient http, WireEndpoint endpoint, OpenAiCompatibleProfile profile)
        : base(endpoint)
    {
        _profile = profile;
        _key = new ApiKey(endpoint.ApiKey);
        _exchange = new JsonExchange(http, new ProviderErrorReader([_key], endpoint.Clock));
        _address = new UriBuilder(endpoint.BaseUrl) { Path = endpoint.BaseUrl.AbsolutePath.TrimEnd('/') + "/chat/completions" }.Uri;
    }

    private protected override async Task<ChatResponse> AskAsync(
        IReadOnlyList<ChatMessage> conversation, ChatOptions options, string modelId, int turn, CancellationToken cancellationToken)
    {
        var body = new ChatRequestWriter(_profile).Write(conversation, options, modelId);
        var reader = new ChatResponseReader(modelId, turn);
        return await _exchange.PostAsync(
            _address,
            body,
            request => _key.AddTo(request.Headers, _profile.AuthHeader, _profile.AuthPrefix),
            (answer, _) => reader.TryRead(answer),
            absent: "no_choices",
            cancellationToken).ConfigureAwait(false);
    }
}
