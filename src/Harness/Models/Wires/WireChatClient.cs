using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>
/// What the clients of all wires have in common: one request per call, no streaming, nothing of their own to dispose, and the names under
/// which an answer carries what Microsoft.Extensions.AI has no member for.
/// </summary>
public abstract class WireChatClient : IChatClient
{
    /// <summary>The key in <c>FunctionCallContent.AdditionalProperties</c> of the arguments as they came; a string, hostile.</summary>
    public const string RawArgumentsProperty = "rawArguments";

    /// <summary>The key in <c>UsageDetails.AdditionalCounts</c> of the prompt tokens that were written to a cache.</summary>
    public const string CacheWriteCount = "CacheWriteTokens";

    /// <summary>The key in <c>UsageDetails.AdditionalCounts</c> of the prompt tokens that were written to a cache for an hour, which are part of <see cref="CacheWriteCount"/>.</summary>
    public const string CacheWriteOneHourCount = "CacheWriteOneHourTokens";

    private readonly ChatClientMetadata _metadata;

    private protected WireChatClient(WireEndpoint endpoint) =>
        (Endpoint, _metadata) = (endpoint, new ChatClientMetadata(endpoint.Provider, endpoint.BaseUrl, endpoint.ModelId));

    private protected WireEndpoint Endpoint { get; }

    /// <inheritdoc/>
    /// <exception cref="ProviderException">The provider did not answer, or answered with an error.</exception>
    /// <exception cref="NotSupportedException">The messages or the options ask for something that this wire, or this model, does not carry.</exception>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var turn = conversation.Count(message => message.Role == ChatRole.Assistant);
        return AskAsync(conversation, options ?? new ChatOptions(), options?.ModelId ?? Endpoint.ModelId, turn, cancellationToken);
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
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Sends one request.</summary>
    /// <param name="conversation">What was said.</param>
    /// <param name="options">What is asked for beside it.</param>
    /// <param name="modelId">The model that is asked.</param>
    /// <param name="turn">Assistant messages in the conversation; makes invented call ids unique within it.</param>
    /// <param name="cancellationToken">The caller's.</param>
    private protected abstract Task<ChatResponse> AskAsync(
        IReadOnlyList<ChatMessage> conversation, ChatOptions options, string modelId, int turn, CancellationToken cancellationToken);
}
