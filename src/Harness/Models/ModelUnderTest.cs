using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Models.Cassettes;
using Microsoft.Extensions.AI;

namespace Harness.Models;

/// <summary>The model that a campaign measures.</summary>
public sealed record ModelUnderTest
{
    /// <summary>The name that was asked for with <c>MODEL</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The id that is sent to the provider; null for a scripted model.</summary>
    public string? ModelId { get; init; }

    /// <summary>Who serves it, e.g. <c>bedrock</c>; null for a scripted model and for a replay.</summary>
    public string? Provider { get; init; }

    /// <summary>What it costs; null when that is unknown. A script and a replay are free.</summary>
    public PriceList? Prices { get; init; }

    /// <summary>What to do about a price that is not known; null when nothing can be done.</summary>
    public string? PriceCure { get; init; }

    /// <summary>By what it is reached; null for a scripted model.</summary>
    public ModelAccess? Access { get; init; }

    /// <summary>Plays a script of the repository: nothing that it does needs isolation or money.</summary>
    public bool IsScripted => ModelId is null;

    /// <summary>What every request carries beside the conversation and the tools.</summary>
    public ChatOptions Options { get; init; } = new();

    /// <summary>What every request carries of it on the wire, by the path in its body, values as JSON. Empty for a scripted model.</summary>
    public IReadOnlyDictionary<string, string> Sent { get; init; } = new Dictionary<string, string>();

    /// <summary>Removes the model's keys from whatever is written.</summary>
    public Redaction Redaction { get; init; } = new([]);

    /// <summary>How to make the client again, for the manifest; null for a model that is not recorded.</summary>
    public RecordedClient? Client { get; init; }

    /// <summary>The campaign whose recorded answers are played; null for a model that is asked.</summary>
    public RecordedCampaign? Replay { get; init; }

    /// <summary>A client for one run.</summary>
    public required Func<RunContext, IChatClient> ClientFor { get; init; }
}
