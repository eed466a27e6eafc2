namespace Harness.Models.Wires;

/// <summary>Where a model is served, and with what right. What every wire needs; what one wire needs alone is its own.</summary>
public sealed record WireEndpoint
{
    /// <summary>The provider's name in messages, spans and metadata, e.g. <c>openrouter</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The address that the wire appends its path to.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The model id that is sent.</summary>
    public required string ModelId { get; init; }

    /// <summary>The key; null or empty sends none. Holds only what a header can carry.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Turns a <c>Retry-After</c> date into a wait, and dates signatures.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Shows no key.</summary>
    public override string ToString() => $"{ModelId} at {Provider}";
}
