using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Briefs;

/// <summary>The campaign that a brief is about, and those that it may name.</summary>
internal sealed class BriefCampaigns
{
    private const int MostCampaigns = 2_000;

    private BriefCampaigns(KnownCampaign own, IReadOnlyList<KnownCampaign> others)
    {
        (Own, Others) = (own, others);
        Names = [.. WithDigits(own.Names, others)];
    }

    public KnownCampaign Own { get; }

    /// <summary>Other campaigns of the suite, ordered by id: of any instance, also those that come later.</summary>
    public IReadOnlyList<KnownCampaign> Others { get; }

    /// <summary>What texts call them, the longest name first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Finds the campaigns of the same suite.</summary>
    /// <param name="own">The campaign that the brief is about.</param>
    /// <param name="roots">Folders that hold campaigns; the first that has an id counts.</param>
    /// <exception cref="CampaignFormatException">The manifest of the campaign cannot be trusted.</exception>
    public static BriefCampaigns Find(CampaignFolder own, IReadOnlyList<string> roots)
    {
        var manifest = own.ReadManifest();
        var others = new SortedDictionary<string, KnownCampaign>(StringComparer.Ordinal);
        var all = roots.Prepend(Path.GetDirectoryName(own.FullPath)!).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists).SelectMany(root => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal)).Take(MostCampaigns);
        foreach (var path in all.Where(path => path != own.FullPath && CampaignPaths.IsCampaignId(Path.GetFileName(path))))
        {
            if (TryRead(path) is { } other && other.Manifest.Suite == manifest.Suite)
                others.TryAdd(other.Manifest.Id, other);
        }

        return new BriefCampaigns(new KnownCampaign(own, manifest), [.. others.Values]);
    }

    /// <summary>A campaign by its id; null when there is none.</summary>
    public KnownCampaign? ById(string id) => id == Own.Manifest.Id ? Own : Others.FirstOrDefault(other => other.Manifest.Id == id);

    /// <summary>Where a text names campaigns, in order. Of names that overlap the longest counts.</summary>
    public IReadOnlyList<(int Offset, KnownCampaign Campaign)> MentionsIn(string text)
    {
        List<(int Offset, int End, KnownCampaign Campaign)> found = [];
        foreach (var (name, campaign) in Others.Prepend(Own).SelectMany(campaign => campaign.Names.Select(name => (name, campaign))).OrderByDescending(pair => pair.name.Length))
        {
            for (var at = 0; (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length)
            {
                var (from, to) = (at, at + name.Length);
                if (!found.Any(other => from < other.End && other.Offset < to))
                    found.Add((from, to, campaign));
            }
        }

        return [.. found.OrderBy(mention => mention.Offset).Select(mention => (mention.Offset, mention.Campaign))];
    }

    private static IEnumerable<string> WithDigits(IReadOnlyList<string> own, IReadOnlyList<KnownCampaign> others) =>
        own.Concat(others.SelectMany(other => other.Names)).SelectMany(name => new[] { name, MarkdownText.Escape(name) }).Where(name => name.Any(char.IsAsciiDigit)).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length);

    private static KnownCampaign? TryRead(string path)
    {
        try
        {
            var folder = CampaignFolder.Open(path);
            var manifest = folder.ReadManifest();
            return manifest.Id == folder.Id ? new KnownCampaign(folder, manifest) : null;
        }
        // What is wrong with another campaign is said when a claim names it: then it is missing.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CampaignFormatException)
        {
            return null;
        }
    }
}
