using Harness.Campaigns.Listing;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Comparison;

/// <summary>All campaigns of some folders, to be compared.</summary>
/// <param name="Campaigns">Those that can be read, ordered by id.</param>
/// <param name="Unreadable">What is wrong with the others, one message each, which names file and line; ordered by file.</param>
public sealed record CampaignTallies(IReadOnlyList<CampaignTally> Campaigns, IReadOnlyList<CampaignFormatException> Unreadable)
{
    /// <summary>As <see cref="CampaignListing.Of"/>: a campaign that is there twice is taken once.</summary>
    /// <param name="campaignsRoots">Folders that hold campaigns.</param>
    public static CampaignTallies In(params IReadOnlyList<string> campaignsRoots)
    {
        var (campaigns, problems) = CampaignFolders.Read(campaignsRoots, CampaignTally.Of, campaign => campaign.Id, campaign => campaign.Folder);
        return new CampaignTallies(campaigns, problems);
    }
}
