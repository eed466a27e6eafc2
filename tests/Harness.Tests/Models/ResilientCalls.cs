using Harness.Models;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

/// <summary>Questions to a loopback model through a client that tries again, and what its observer was told.</summary>
public abstract class ResilientCalls
{
    private protected static readonly RetryPolicyOptions Fast = new() { BaseDelay = TimeSpan.FromMilliseconds(5), MaxDelay = TimeSpan.FromMilliseconds(20) };

    private protected readonly SpyObserver _spy = new();

    private protected static ResilientChatClient ClientOf(Wire wire, RetryPolicyOptions options, TimeProvider clock, SpyObserver spy) =>
        new(wire.Client, options, clock, new Random(7), spy);

    private protected Task<ChatResponse> AskAsync(Wire wire, RetryPolicyOptions options, TimeProvider? clock = null) =>
        ClientOf(wire, options, clock ?? TimeProvider.System, _spy)
            .GetResponseAsync([new(ChatRole.User, "hello")], cancellationToken: TestContext.Current.CancellationToken);
}
