using System.Text.Json;

namespace Harness.Campaigns.Records;

/// <summary>
/// What is needed to make the client of a recorded campaign again, so that its cassettes can be played through the same wire. Holds
/// neither a key nor a host.
/// </summary>
public sealed record RecordedClient
{
    /// <summary>The protocol, as the catalog spells it: <c>chat-completions</c>.</summary>
    public required string Wire { get; init; }

    /// <summary>The provider's name in messages, e.g. <c>openrouter</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The model id that was sent.</summary>
    public required string ModelId { get; init; }

    /// <summary>The path of the base address: <c>/v1</c>. The wire appends its own to it.</summary>
    public string BasePath { get; init; } = "/";

    /// <summary>The wire's own profile, as the wire reads it; null when it has none.</summary>
    public JsonElement? Profile { get; init; }

    /// <summary>What every request carried beside conversation and tools, as Microsoft.Extensions.AI writes its chat options; null is nothing.</summary>
    public JsonElement? Options { get; init; }
}
