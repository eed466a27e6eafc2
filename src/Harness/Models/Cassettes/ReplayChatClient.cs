using Microsoft.Extensions.AI;

namespace Harness.Models.Cassettes;

/// <summary>Asks the player before it asks the client: where the recorded run ended, no attempt is made that would look like a failed request.</summary>
internal sealed class ReplayChatClient(IChatClient inner, CassettePlayer player) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        player.RequireAnswer();
        return base.GetResponseAsync(messages, options, cancellationToken);
    }
}
