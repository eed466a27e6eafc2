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
        List<CampaignOverview> readable = [];
        List<CampaignFormatException> problems = [];
        foreach (var folder in campaignsRoots.Select(Absolute).Distinct(StringComparer.Ordinal).SelectMany(Folders))
        {
            try
            {
                readable.Add(CampaignOverview.Of(CampaignFolder.Open(folder)));
            }
            catch (CampaignFormatException e)
            {
                problems.Add(e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new CampaignFormatException(folder, null, "cannot be read: " + e.Message, e));
            }
        }

        var sorted = readable
            .OrderBy(campaign => campaign.Id, StringComparer.Ordinal)
            .ThenByDescending(campaign => Path.GetFileName(campaign.Folder) == campaign.Id)
            .ThenBy(campaign => campaign.Folder, StringComparer.Ordinal)
            .ToList();
        List<CampaignOverview> campaigns = [];
        foreach (var campaign in sorted)
        {
            if (campaigns is [.., var last] && last.Id == campaign.Id)
                problems.Add(Copy(campaign, last));
            else
                campaigns.Add(campaign);
        }

        return new CampaignListing(campaigns, [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal)]);
    }

    private static string Absolute(string root) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    private static IEnumerable<string> Folders(string root) => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root).Where(folder => File.Exists(Path.Combine(folder, CampaignPaths.Manifest))).Order(StringComparer.Ordinal)
        : [];

    private static CampaignFormatException Copy(CampaignOverview copy, CampaignOverview original) => new(
        Path.Combine(copy.Folder, CampaignPaths.Manifest), null,
        $"the campaign '{copy.Id}' is there twice, also in {original.Folder}; only that one is listed.");
}
