namespace Harness.Tool.Listing;

/// <summary>Which campaigns are listed, and in which order.</summary>
internal sealed record CampaignFilter
{
    public const string Measured = "measured";

    /// <summary>What <c>--only</c> takes.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Measured, ListedCampaign.Replay, ListedCampaign.Reconstruction, ListedCampaign.Incomplete, ListedCampaign.Curtailed, ListedCampaign.Edited];

    /// <summary>What <c>--sort</c> takes.</summary>
    public static IReadOnlyList<string> Orders { get; } = ["date", "id", "model", "score", "cost", "cost-per-pass"];

    /// <summary>Each has to be part of the id or of a name of the model.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public string? Suite { get; init; }

    /// <summary>First day, UTC.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Last day, UTC.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string? Only { get; init; }

    /// <summary>One of <see cref="Orders"/>.</summary>
    public string Order { get; init; } = Orders[0];

    public bool Reverse { get; init; }

    public bool Fits(ListedCampaign campaign) =>
        Words.All(word => new[] { campaign.Id, campaign.Model, campaign.ModelId }.Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true))
        && (Suite is null || campaign.Suite == Suite)
        && (Since is null || campaign.Date >= Since)
        && (Until is null || campaign.Date <= Until)
        && (Only is null || (Only == Measured
            ? !campaign.Flags.Contains(ListedCampaign.Replay) && !campaign.Flags.Contains(ListedCampaign.Reconstruction)
            : campaign.Flags.Contains(Only)));

    /// <summary>The oldest, the best and the cheapest first; what is unknown comes last, whatever the direction.</summary>
    public IEnumerable<ListedCampaign> Sorted(IEnumerable<ListedCampaign> campaigns)
    {
        var byId = campaigns.OrderBy(campaign => campaign.Id, StringComparer.Ordinal).ToList();
        return Order switch
        {
            "id" => Directed(byId, campaign => campaign.Id, StringComparer.Ordinal),
            "model" => Directed(byId, campaign => campaign.Model, StringComparer.OrdinalIgnoreCase),
            "score" => Known(byId, campaign => -campaign.PassRate),
            "cost" => Known(byId, campaign => (double?)campaign.CostUsd),
            "cost-per-pass" => Known(byId, campaign => (double?)campaign.CostPerPassUsd),
            _ => Directed(byId, campaign => campaign.Date, Comparer<DateOnly>.Default),
        };
    }

    private IEnumerable<ListedCampaign> Directed<TKey>(IEnumerable<ListedCampaign> campaigns, Func<ListedCampaign, TKey> key, IComparer<TKey> comparer) =>
        Reverse ? campaigns.OrderByDescending(key, comparer) : campaigns.OrderBy(key, comparer);

    private IOrderedEnumerable<ListedCampaign> Known(IEnumerable<ListedCampaign> campaigns, Func<ListedCampaign, double?> key)
    {
        var known = campaigns.OrderBy(campaign => key(campaign) is null);
        return Reverse ? known.ThenByDescending(key) : known.ThenBy(key);
    }
}
