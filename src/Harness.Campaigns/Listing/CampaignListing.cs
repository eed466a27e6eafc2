using Harness.Campaigns.Records;

namespace Harness.Campaigns.Listing;

/// <summary>All campaigns of some folders.</summary>
/// <param name="Campaigns">Those that can be read, ordered by id.</param>
/// <param name="Unreadable">What is wrong with the others, one message each, which names file and line; ordered by file.</param>
public sealed record CampaignListing(IReadOnlyList<CampaignOverview> Campaigns, IReadOnlyList<CampaignFormatException> Unreadable)
{
    /// <summary>
    /// Reads every campaign below the roots. Folders without a <c>campaign.json</c> are passed over, and so are roots that are not there.
    /// A campaign that is there twice is listed once; its copy is named as unreadable.
    /// </summary>
    /// <param name="campaignsRoots">Folders that hold campaigns.</param>
    public static CampaignListing Of(params IReadOnlyList<string> campaignsRoots)
    {
        var (campaigns, problems) = CampaignFolders.Read(campaignsRoots, CampaignOverview.Of, campaign => campaign.Id, campaign => campaign.Folder);
        return new CampaignListing(campaigns, problems);
    }
}
