using Harness.Campaigns.Comparison;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Briefs;

/// <summary>A campaign that a brief may speak of. Its records are read when they are asked for.</summary>
/// <param name="folder">Its folder.</param>
/// <param name="manifest">What it is.</param>
internal sealed class KnownCampaign(CampaignFolder folder, CampaignManifest manifest)
{
    private CampaignSummary? _summary;
    private CampaignTally? _tally;

    public CampaignFolder Folder => folder;

    public CampaignManifest Manifest => manifest;

    /// <summary>What its records come to.</summary>
    /// <exception cref="CampaignFormatException">They cannot be trusted.</exception>
    public CampaignSummary Summary => _summary ??= CampaignReport.Summarize(folder);

    /// <summary>The same as comparisons need it.</summary>
    /// <exception cref="CampaignFormatException">They cannot be trusted.</exception>
    public CampaignTally Tally => _tally ??= CampaignTally.Of(folder);

    /// <summary>The name of the model in texts.</summary>
    public string ModelName => manifest.Published?.ModelName ?? manifest.Model;

    /// <summary>
    /// What texts may call its model, the longest first: the name, the same without what stands in brackets, without the maker in front
    /// and without the size at the end.
    /// </summary>
    public IReadOnlyList<string> Names { get; } = [.. NamesOf(manifest).Where(name => name.Length >= 6 && name.Any(char.IsAsciiLetter)).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length)];

    private static IEnumerable<string> NamesOf(CampaignManifest manifest)
    {
        yield return manifest.Id;
        yield return manifest.Model;
        if (manifest.Published?.ModelName is not { } name)
            yield break;
        yield return name;
        var bracket = name.IndexOf(" (", StringComparison.Ordinal);
        var plain = bracket > 0 ? name[..bracket] : name;
        yield return plain;
        string[] words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3)
            yield break;
        yield return string.Join(' ', words[1..]);
        yield return string.Join(' ', words[..^1]);
        if (words.Length > 3)
            yield return string.Join(' ', words[1..^1]);
        if (words.Length > 3)
            yield return string.Join(' ', words[..^2]);
    }
}
