using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Briefs;

/// <summary>Looks sources up. A file is only looked for inside the campaign, and only when the campaign has sealed it.</summary>
/// <param name="campaigns">The campaign of the brief, and those that it may name.</param>
internal sealed class BriefSources(BriefCampaigns campaigns)
{
    private const long LargestTable = 64 << 20;

    private readonly Dictionary<(bool IsPrior, string Name), SourceAnswer> _known = [];

    /// <summary>The numbers of a source.</summary>
    public SourceAnswer Of(BriefSource source) => source.IsPrior ? OfPrior(source.Name) : OfFile(source.Name);

    /// <summary>The numbers of a file of the campaign.</summary>
    public SourceAnswer OfFile(string file) => Remember((false, file), () => ReadFile(file));

    /// <summary>The numbers of another campaign.</summary>
    public SourceAnswer OfPrior(string id) => Remember((true, id), () => ReadPrior(id));

    private SourceAnswer Remember((bool IsPrior, string Name) key, Func<SourceAnswer> read)
    {
        if (_known.TryGetValue(key, out var known))
            return known;
        try
        {
            return _known[key] = read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CampaignFormatException)
        {
            return _known[key] = new SourceAnswer([], Missing: PlainText.OneLine(e.Message.Replace(campaigns.Own.Folder.FullPath + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)));
        }
    }

    private SourceAnswer ReadFile(string file)
    {
        if (file.Length == 0 || !file.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/') || file[0] == '/' || file.Split('/').Any(part => part is "" or "." or ".."))
            return new SourceAnswer([], Missing: "names no file inside the campaign");
        var folder = campaigns.Own.Folder;
        var path = folder.PathOf(file);
        if (!File.Exists(path))
            return new SourceAnswer([], Missing: $"is not there: the campaign {folder.Id} has no such file");
        if (File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
            return new SourceAnswer([], Missing: "is a link, which could lead out of the campaign");
        if (new FileInfo(path).Length > LargestTable && file != CampaignPaths.Runs)
            return new SourceAnswer([], Missing: "is too large for a table of a campaign");
        var facts = FileFacts.Of(file, () => File.ReadAllText(path), campaigns.Own.Summary);
        return facts is null
            ? new SourceAnswer([], Missing: $"holds no numbers to compare with; those of runs are in {CampaignPaths.Runs} and in the tables")
            : new SourceAnswer(facts, Changed: file == CampaignPaths.Manifest ? null : Change(file, path));
    }

    private string? Change(string file, string path)
    {
        if (!campaigns.Own.Manifest.Files.TryGetValue(file, out var sealedAs))
            return $"its SHA-256 is not in {CampaignPaths.Manifest}: it came after the last report";
        if (CampaignSeal.HashOf(path) != sealedAs)
            return $"its SHA-256 is not the one in {CampaignPaths.Manifest}: it was changed after the last report";
        // Who changes a table and its hash has still not changed the records.
        var summary = campaigns.Own.Summary;
        var derived = file switch
        {
            CampaignTables.PassRateFile => CampaignTables.PassRateByTask(summary),
            CampaignTables.CostFile => CampaignTables.CostBreakdown(summary),
            CampaignTables.ToolCallsFile => CampaignTables.ToolCallsByTask(summary),
            CampaignTables.FailureModeFile => CampaignTables.FailureModeHistogram(summary),
            PredictionTable.File when summary.Predictions is { } score => PredictionTable.Write(score),
            _ => null,
        };
        return derived is null || derived == File.ReadAllText(path) ? null : $"it is not what the records in {CampaignPaths.Runs} give";
    }

    private SourceAnswer ReadPrior(string id)
    {
        if (!CampaignPaths.IsCampaignId(id))
            return new SourceAnswer([], Missing: "is no id of a campaign");
        if (campaigns.ById(id) is not { } prior)
            return new SourceAnswer([], Missing: "is not there: no campaign of this suite has that id");
        IEnumerable<Fact> facts = SummaryFacts.Of(prior.Summary);
        if (prior != campaigns.Own)
            facts = facts.Concat(CampaignPair.Of(campaigns.Own, prior).Facts());
        var change = CampaignSeal.Changes(prior.Folder).FirstOrDefault(change => change.Kind != SealChangeKind.Added);
        return new SourceAnswer([.. facts], Changed: change is null ? null : $"its {change.File} is not the one that was sealed");
    }
}
