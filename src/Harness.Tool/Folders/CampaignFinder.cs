using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Tool.Folders;

/// <summary>Finds campaigns by what people type.</summary>
internal static class CampaignFinder
{
    private const int MostNamed = 10;

    /// <summary>
    /// A campaign by its path, its id, a beginning of its id, or a part of it, in this order; the last two have to be unique. The
    /// campaigns folder comes before those of the repository.
    /// </summary>
    /// <exception cref="CommandProblemException">There is none, or there are several.</exception>
    public static CampaignFolder Find(CampaignsFolder folders, string asked)
    {
        // Every id begins with nothing.
        if (asked.Trim().Length == 0)
            throw new CommandProblemException("the name of the campaign is empty; `dotnet harness list` shows what is there");
        var path = Path.GetFullPath(asked, ToolEnvironment.Folder);
        if (IsCampaign(path))
            return CampaignFolder.Open(path);
        foreach (var folder in folders.Published.Prepend(folders.Path))
        {
            var ids = IdsIn(folder).ToList();
            foreach (var fits in new Func<string, bool>[] { id => id == asked, id => id.StartsWith(asked, StringComparison.Ordinal), id => id.Contains(asked, StringComparison.Ordinal) })
            {
                var found = ids.Where(fits).ToList();
                if (found.Count == 1)
                    return CampaignFolder.Open(Path.Combine(folder, found[0]));
                if (found.Count > 1)
                    throw new CommandProblemException($"'{PlainText.Fit(asked, 200)}' could be any of {string.Join(", ", found.Take(MostNamed))}{(found.Count > MostNamed ? " and more" : "")}; write more of the id");
            }
        }

        throw new CommandProblemException($"there is no campaign '{PlainText.Fit(asked, 200)}' in {folders.Path}; `dotnet harness list` shows what is there");
    }

    /// <summary>Paths of the campaigns in a folder, ordered by id; none when it does not exist.</summary>
    public static IEnumerable<string> In(string folder) => IdsIn(folder).Select(id => Path.Combine(folder, id));

    /// <summary>Ids for completion; none when the folder is not known.</summary>
    public static IEnumerable<string> Suggested(string? asked)
    {
        try
        {
            return IdsIn(CampaignsFolder.Find(asked).Path);
        }
        catch (Exception e) when (e is Settings.SettingsException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<string> IdsIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Where(IsCampaign).Select(path => Path.GetFileName(path)).Where(CampaignPaths.IsCampaignId).Order(StringComparer.Ordinal)
        : [];

    private static bool IsCampaign(string path) => File.Exists(Path.Combine(path, CampaignPaths.Manifest));
}
