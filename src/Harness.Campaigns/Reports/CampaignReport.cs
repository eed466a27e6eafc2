using System.Text;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports.Html;

namespace Harness.Campaigns.Reports;

/// <summary>Writes everything that is derived from a campaign's records.</summary>
public static class CampaignReport
{
    private static readonly string[] Always =
        [CampaignTables.PassRateFile, CampaignTables.ToolCallsFile, CampaignTables.CostFile, CampaignTables.FailureModeFile, MarkdownReport.File, HtmlReport.File];

    /// <summary>
    /// Writes the CSV files, <c>report.md</c> and <c>report.html</c>, byte for byte the same for the same records and manifest, then the SHA-256 of
    /// every file into <c>campaign.json</c>. With several processes at work on one folder the last one to report writes the final state.
    /// </summary>
    /// <returns>The summary that the files were written from.</returns>
    /// <exception cref="CampaignFormatException">Records or manifest cannot be trusted; nothing is written.</exception>
    public static CampaignSummary Write(CampaignFolder folder)
    {
        var before = folder.ReadManifest();
        var edited = CampaignSeal.Edited(folder, before, CampaignSeal.Hashes(folder.FullPath));
        string[] everEdited = [.. before.Edited.Union(edited, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var summary = Stream(folder, before with { Edited = everEdited });
        // What can be made again from the records keeps nobody waiting for the disk.
        foreach (var (file, text) in DeriveShort(folder, summary))
        {
            using var draft = WholeFile.Draft(folder.PathOf(file), Encoding.UTF8.GetBytes(text), flushToDisk: false);
            draft.PutAt(folder.PathOf(file));
        }

        WriteRunTables(folder, summary);
        folder.UpdateManifest(manifest => manifest with { Edited = everEdited });
        Seal(folder);
        return summary;
    }

    /// <summary>
    /// Whether the files of a campaign still belong together: each derived file is what the records give, and every file is the one whose
    /// SHA-256 is in <c>campaign.json</c>. Writes nothing.
    /// </summary>
    /// <returns>A line for each file that differs, ordered by file; empty when all is well.</returns>
    /// <exception cref="CampaignFormatException">Records or manifest cannot be trusted.</exception>
    public static IReadOnlyList<string> Differences(CampaignFolder folder)
    {
        var summary = Summarize(folder);
        var differences = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in CampaignSeal.Changes(folder))
        {
            differences[change.File] = change.Kind switch
            {
                SealChangeKind.Removed => $"is gone, and {CampaignPaths.Manifest} has its SHA-256",
                SealChangeKind.Added => $"is not in {CampaignPaths.Manifest}: it came after the last report",
                _ => $"was changed after the last report: its SHA-256 is not that of {CampaignPaths.Manifest}",
            };
        }

        foreach (var (file, text) in Derive(folder, summary))
        {
            if (!File.Exists(folder.PathOf(file)))
                differences[file] = "is not there; the records give one";
            else if (File.ReadAllText(folder.PathOf(file)) != text)
                differences[file] = "is not what the records give";
        }

        return [.. differences.Select(difference => $"{difference.Key} {difference.Value}")];
    }

    /// <summary>
    /// As <see cref="Write"/>, but leaves the files alone when they were written from the same records already: the process that makes the
    /// runs reports too, and the one that shows them would only do it all again.
    /// </summary>
    public static CampaignSummary WriteIfStale(CampaignFolder folder)
    {
        var manifest = folder.ReadManifest();
        return IsSealed(CampaignPaths.Runs) && IsSealed(PredictionFile.Name) && Always.All(file => File.Exists(folder.PathOf(file)))
            ? Stream(folder, manifest)
            : Write(folder);

        bool IsSealed(string file) =>
            manifest.Files.GetValueOrDefault(file) == (File.Exists(folder.PathOf(file)) ? CampaignSeal.HashOf(folder.PathOf(file)) : null);
    }

    /// <summary>Computes the summary with the predictions scored, and writes nothing.</summary>
    /// <exception cref="CampaignFormatException">Records or manifest cannot be trusted.</exception>
    public static CampaignSummary Summarize(CampaignFolder folder) => WithPredictions(folder, CampaignSummary.Of(folder.ReadManifest(), folder.ReadRuns()));

    /// <summary>Refreshes the SHA-256 map of <c>campaign.json</c>, for a caller that has written further derived files.</summary>
    public static void Seal(CampaignFolder folder)
    {
        var hashes = CampaignSeal.Hashes(folder.FullPath);
        var bytes = CampaignSeal.WholeBytes(folder.PathOf(CampaignPaths.Runs));
        folder.UpdateManifest(manifest => manifest with { Files = hashes, SealedRunsBytes = bytes });
    }

    /// <summary>Whether the file can be made again from the records.</summary>
    internal static bool IsDerived(string relative) => Always.Contains(relative) || relative == PredictionTable.File || Path.GetExtension(relative) is ".html" or ".svg" or ".png" or ".csv";

    private static IEnumerable<(string File, string Text)> Derive(CampaignFolder folder, CampaignSummary summary) => DeriveShort(folder, summary)
        .Append((CampaignTables.ToolCallsFile, CampaignTables.ToolCallsByTask(summary)))
        .Append((CampaignTables.CostFile, CampaignTables.CostBreakdown(summary)));

    // All but the two tables whose length is that of the campaign.
    private static IEnumerable<(string File, string Text)> DeriveShort(CampaignFolder folder, CampaignSummary summary)
    {
        yield return (CampaignTables.PassRateFile, CampaignTables.PassRateByTask(summary));
        yield return (CampaignTables.FailureModeFile, CampaignTables.FailureModeHistogram(summary));
        if (summary.Predictions is { } score)
            yield return (PredictionTable.File, PredictionTable.Write(score));
        yield return (MarkdownReport.File, MarkdownReport.Write(summary));
        var records = folder.PathOf(CampaignPaths.Runs);
        yield return (HtmlReport.File, HtmlReport.Write(summary, File.Exists(records) ? CampaignSeal.HashOf(records) : null));
    }

    private static void WriteRunTables(CampaignFolder folder, CampaignSummary summary)
    {
        var (tools, costs) = (folder.PathOf(CampaignTables.ToolCallsFile), folder.PathOf(CampaignTables.CostFile));
        using var costDraft = WholeFile.Draft(costs, costStream =>
        {
            using var toolDraft = WholeFile.Draft(tools, toolStream =>
            {
                using StreamWriter toolText = new(toolStream, leaveOpen: true), costText = new(costStream, leaveOpen: true);
                CampaignTables.Write(summary, toolText, costText);
            }, flushToDisk: false);
            toolDraft.PutAt(tools);
        }, flushToDisk: false);
        costDraft.PutAt(costs);
    }

    private static CampaignSummary Stream(CampaignFolder folder, CampaignManifest manifest) => WithPredictions(folder, CampaignSummary.Of(manifest, folder));

    private static CampaignSummary WithPredictions(CampaignFolder folder, CampaignSummary summary)
    {
        try
        {
            return File.Exists(folder.PathOf(PredictionFile.Name)) ? summary with { Predictions = PredictionRegistration.Score(folder, summary.ToResults()) } : summary;
        }
        // The runs were paid for: they are reported whatever somebody has written beside them.
        catch (Exception e) when (e is CampaignFormatException or IOException or UnauthorizedAccessException)
        {
            return summary with { Notes = [.. summary.Notes, "The predictions are not scored: " + e.Message.Replace(folder.FullPath + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)] };
        }
    }
}
