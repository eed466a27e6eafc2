using System.Security.Cryptography;
using System.Text;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports.Html;

namespace Harness.Campaigns.Reports;

/// <summary>Writes everything that is derived from a campaign's records.</summary>
public static class CampaignReport
{
    private static readonly string[] Derived =
        [CampaignTables.PassRateFile, CampaignTables.ToolCallsFile, CampaignTables.CostFile, CampaignTables.FailureModeFile, MarkdownReport.File, HtmlReport.File];

    /// <summary>
    /// Writes the CSV files, <c>report.md</c> and <c>report.html</c>, byte for byte the same for the same records and manifest, then the SHA-256 of
    /// every file into <c>campaign.json</c>. With several processes at work on one folder the last one to report writes the final state.
    /// </summary>
    /// <returns>The summary that the files were written from.</returns>
    /// <exception cref="CampaignFormatException">Records or manifest cannot be trusted; nothing is written.</exception>
    public static CampaignSummary Write(CampaignFolder folder)
    {
        var summary = CampaignSummary.Of(folder.ReadManifest(), folder.ReadRuns());
        foreach (var (file, text) in Derive(folder, summary))
        {
            // They can be made again from the records, so nobody waits for the disk.
            using var draft = WholeFile.Draft(folder.PathOf(file), Encoding.UTF8.GetBytes(text), flushToDisk: false);
            draft.PutAt(folder.PathOf(file));
        }

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
        var manifest = folder.ReadManifest();
        var summary = CampaignSummary.Of(manifest, folder.ReadRuns());
        var differences = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var hashes = Hashes(folder.FullPath);
        foreach (var file in manifest.Files.Keys.Union(hashes.Keys))
        {
            if (!hashes.TryGetValue(file, out var hash))
                differences[file] = $"is gone, and {CampaignPaths.Manifest} has its SHA-256";
            else if (!manifest.Files.TryGetValue(file, out var sealedHash))
                differences[file] = $"is not in {CampaignPaths.Manifest}: it came after the last report";
            else if (hash != sealedHash)
                differences[file] = $"was changed after the last report: its SHA-256 is not that of {CampaignPaths.Manifest}";
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
        return manifest.Files.GetValueOrDefault(CampaignPaths.Runs) == HashOf(folder.PathOf(CampaignPaths.Runs)) && Derived.All(file => File.Exists(folder.PathOf(file)))
            ? CampaignSummary.Of(manifest, folder.ReadRuns())
            : Write(folder);
    }

    /// <summary>Refreshes the SHA-256 map of <c>campaign.json</c>, for a caller that has written further derived files.</summary>
    public static void Seal(CampaignFolder folder)
    {
        var hashes = Hashes(folder.FullPath);
        folder.UpdateManifest(manifest => manifest with { Files = hashes });
    }

    private static IEnumerable<(string File, string Text)> Derive(CampaignFolder folder, CampaignSummary summary)
    {
        yield return (CampaignTables.PassRateFile, CampaignTables.PassRateByTask(summary));
        yield return (CampaignTables.ToolCallsFile, CampaignTables.ToolCallsByTask(summary));
        yield return (CampaignTables.CostFile, CampaignTables.CostBreakdown(summary));
        yield return (CampaignTables.FailureModeFile, CampaignTables.FailureModeHistogram(summary));
        yield return (MarkdownReport.File, MarkdownReport.Write(summary));
        var records = folder.PathOf(CampaignPaths.Runs);
        yield return (HtmlReport.File, HtmlReport.Write(summary, File.Exists(records) ? HashOf(records) : null));
    }

    private static SortedDictionary<string, string> Hashes(string root)
    {
        // A link could name a file outside the campaign.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(root, "*", options))
        {
            var relative = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
            if (relative == CampaignPaths.Manifest || relative.EndsWith(".tmp", StringComparison.Ordinal) || relative.EndsWith(".partial", StringComparison.Ordinal)
                || relative.EndsWith(".lock", StringComparison.Ordinal))
                continue;
            hashes[relative] = HashOf(file);
        }

        return hashes;
    }

    private static string HashOf(string file)
    {
        using var stream = LockedFile.OpenShared(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
