using Harness.Loopback.Protocols;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>A model of the catalog as a user measures it: its name, its key and what else is set.</summary>
/// <param name="Name">The wire, and how it lets in.</param>
/// <param name="Model"><c>MODEL</c>.</param>
/// <param name="Server">Speaks as the service does.</param>
public sealed record WireCase(string Name, string Model, Func<ProtocolServer> Server)
{
    /// <summary>The variables that let in.</summary>
    public required IReadOnlyDictionary<string, string> Keys { get; init; }

    /// <summary>Other settings.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Model and provider in the catalog.</summary>
    public required (string Model, string Provider) Offer { get; init; }

    /// <summary>The model's id at the service.</summary>
    public required string ModelId { get; init; }

    public TokenCounts Counts { get; init; } = new();

    /// <summary>Whether its answers begin with a thought.</summary>
    public bool Thinks { get; init; }

    /// <summary>Some of what every body must carry: values as JSON by their path.</summary>
    public IReadOnlyDictionary<string, string> Sent { get; init; } = new Dictionary<string, string>();

    /// <summary>What only the service may see. The id of an access key is public.</summary>
    public IReadOnlyList<string> Secrets => [.. Keys.Where(key => key.Key != "AWS_ACCESS_KEY_ID").Select(key => key.Value)];

    public WireScenario Scenario => new(string.Join(" and ", Secrets), Counts, Thinks);

    public CatalogPrice Price => CatalogPrice.Of(Offer.Model, Offer.Provider);

    /// <summary>Measured by <c>dotnet test</c>, with the reporter; the others by the test executable, which is all that knows of wires.</summary>
    public bool Reported { get; init; }

    public override string ToString() => Name;
}
