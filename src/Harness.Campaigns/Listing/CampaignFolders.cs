using Harness.Campaigns.Records;

namespace Harness.Campaigns.Listing;

/// <summary>Reads every campaign of some folders, whatever is read of each.</summary>
internal static class CampaignFolders
{
    /// <summary>
    /// Folders without a <c>campaign.json</c> are passed over, and so are roots that are not there. A campaign that is there twice is
    /// read once; its copy is among the problems.
    /// </summary>
    /// <param name="roots">Folders that hold campaigns.</param>
    /// <param name="read">Reads one campaign.</param>
    /// <param name="idOf">The id of what was read.</param>
    /// <param name="folderOf">The folder of what was read.</param>
    /// <returns>What could be read, ordered by id, and what is wrong with the others, ordered by file.</returns>
    public static (IReadOnlyList<T> Read, IReadOnlyList<CampaignFormatException> Problems) Read<T>(
        IReadOnlyList<string> roots, Func<CampaignFolder, T> read, Func<T, string> idOf, Func<T, string> folderOf)
    {
        List<T> readable = [];
        List<CampaignFormatException> problems = [];
        foreach (var folder in roots.Select(Absolute).Distinct(StringComparer.Ordinal).SelectMany(In))
        {
            try
            {
                readable.Add(read(CampaignFolder.Open(folder)));
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

        List<T> campaigns = [];
        foreach (var campaign in readable.OrderBy(idOf, StringComparer.Ordinal).ThenByDescending(one => Path.GetFileName(folderOf(one)) == idOf(one)).ThenBy(folderOf, StringComparer.Ordinal))
        {
            if (campaigns is [.., var last] && idOf(last) == idOf(campaign))
                problems.Add(Copy(idOf(campaign), folderOf(campaign), folderOf(last)));
            else
                campaigns.Add(campaign);
        }

        return (campaigns, [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal)]);
    }

    private static string Absolute(string root) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    private static IEnumerable<string> In(string root) => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root).Where(folder => File.Exists(Path.Combine(folder, CampaignPaths.Manifest))).Order(StringComparer.Ordinal)
        : [];

    private static CampaignFormatException Copy(string id, string copy, string original) => new(
        Path.Combine(copy, CampaignPaths.Manifest), null, $"the campaign '{id}' is there twice, also in {original}; only that one is listed.");
}
