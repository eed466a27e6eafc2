using System.Text.Json;

namespace Harness.Campaigns.Catalog;

/// <summary>A service that answers for many models, and what holds for all of them. An offer may say otherwise.</summary>
public sealed record CatalogProvider
{
    /// <summary>What stands before the slash in <c>MODEL=openrouter/...</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The name for people.</summary>
    public required string Name { get; init; }

    public ModelWire Wire { get; init; }

    public required AddressTemplate BaseUrl { get; init; }

    /// <summary>The value of <c>{region}</c> when the environment has none; null when the provider has no regions.</summary>
    public string? DefaultRegion { get; init; }

    /// <summary>Environment variables that hold the region, first that is set.</summary>
    public IReadOnlyList<string> RegionVariables { get; init; } = [];

    /// <summary>Environment variables that may hold the key, first that is set; empty when no key is needed.</summary>
    public IReadOnlyList<string> KeyVariables { get; init; } = [];

    /// <summary>Environment variables that together sign requests instead of a key; empty when that is not possible.</summary>
    public IReadOnlyList<string> SigningVariables { get; init; } = [];

    /// <summary>Where a key is given out.</summary>
    public string? KeyAddress { get; init; }

    /// <summary>The header that carries the key.</summary>
    public string AuthHeader { get; init; } = "Authorization";

    /// <summary>What stands before the key in <see cref="AuthHeader"/>.</summary>
    public string AuthPrefix { get; init; } = "Bearer ";

    /// <summary>The field of the output limit, of chat completions alone: <c>max_tokens</c> or <c>max_completion_tokens</c>; null leaves it to the client, which knows the services.</summary>
    public string? MaxTokensField { get; init; }

    /// <summary>Whether tool-call arguments that are no JSON object may go back as they came.</summary>
    public bool EchoMalformedArguments { get; init; } = true;

    public SamplingRules Sampling { get; init; } = new();

    /// <summary>The field that carries reasoning back, e.g. <c>reasoning_content</c>; null when none is known.</summary>
    public string? ReasoningEcho { get; init; }

    public ThinkingSwitch? Thinking { get; init; }

    /// <summary>An object whose members every request body carries; null is none.</summary>
    public JsonElement? ExtraBody { get; init; }

    /// <summary>Its models are declared free, as on your own machine.</summary>
    public bool IsFree { get; init; }

    /// <summary>Where this was published.</summary>
    public string? Source { get; init; }

    public string? Notes { get; init; }
}
