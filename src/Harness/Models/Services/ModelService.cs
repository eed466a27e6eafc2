using Harness.Campaigns.Catalog;
using Harness.Campaigns.Pricing;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Models.Services;

/// <summary>One model at one service: all that its clients are made from.</summary>
internal sealed record ModelService
{
    /// <summary>The name that was asked for with <c>MODEL</c>.</summary>
    public required string Name { get; init; }

    public required WireEndpoint Endpoint { get; init; }

    public required WireChoice Wire { get; init; }

    /// <summary>Sign requests to Amazon where there is no key; null elsewhere.</summary>
    public AwsCredentials? Credentials { get; init; }

    /// <summary>What it costs; null when that is unknown.</summary>
    public PriceList? Prices { get; init; }

    /// <summary>How a price is given, for the message that one is missing.</summary>
    public required string PriceCure { get; init; }

    public required ModelAccess Access { get; init; }

    /// <summary>Which sampling parameters it takes.</summary>
    public SamplingRules Sampling { get; init; } = new();

    /// <summary>What is asked of its thinking with every request; null leaves that to the service, or is part of the profile.</summary>
    public ReasoningOptions? Reasoning { get; init; }

    /// <summary>What no text may show.</summary>
    public IReadOnlyList<string> Secrets =>
    [
        .. new[] { Endpoint.ApiKey, Credentials?.SecretAccessKey, Credentials?.SessionToken }.OfType<string>().Where(secret => secret.Length > 0),
    ];

    /// <summary>A client that sends through a handler.</summary>
    public IChatClient CreateClient(HttpMessageHandler network) =>
        Wire.CreateClient(ProviderHttp.CreateClient(network, Endpoint.Clock, Secrets), Endpoint, Credentials);
}
