using Microsoft.Extensions.AI;

namespace Harness.Tests.Agents;

/// <summary>Replies turn by turn; a turn may also throw, wait, or move the clock. Keeps what it was asked.</summary>
internal sealed class FakeModel(params Func<CancellationToken, Task<ChatResponse>>[] turns) : IChatClient
{
    private int _asked;

    /// <summary>The conversation of each request.</summary>
    public List<IReadOnlyList<ChatMessage>> Requests { get; } = [];

    public static FakeModel Replying(params ChatResponse[] replies) =>
        new([.. replies.Select(r => (Func<CancellationToken, Task<ChatResponse>>)(_ => Task.FromResult(r)))]);

    public static FakeModel Always(Func<ChatResponse> reply) =>
        new([.. Enumerable.Repeat((CancellationToken _) => Task.FromResult(reply()), 100)]);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add([.. messages]);
        return turns[_asked++](cancellationToken);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
