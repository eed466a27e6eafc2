using System.Security.Cryptography;
using System.Text;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>Writes everything that is derived from a campaign's records.</summary>
public static class CampaignReport
{
    private static readonly string[] Derived =
        [CampaignTables.PassRateFile, CampaignTables.ToolCallsFile, CampaignTables.CostFile, CampaignTables.FailureModeFile, MarkdownReport.File];

    /// <summary>
    /// Writes the CSV files and <c>report.md</c>, byte for byte the same for the same records and manifest, then the SHA-256 of
    /// every file into <c>campaign.json</c>. With several processes at work on one folder the last one to report writes the final state.
    /// </summary>
    /// <returns>The summary that the files were written from.</returns>
    /// <exception cref="CampaignFormatException">Records or manifest cannot be trusted; nothing is written.</exception>
    public static CampaignSummary Write(CampaignFolder folder)
    {
        var summary = CampaignSummary.Of(folder.ReadManifest(), folder.ReadRuns());
        Put(CampaignTables.PassRateFile, CampaignTables.PassRateByTask(summary));
        Put(CampaignTables.ToolCallsFile, CampaignTables.ToolCallsByTask(summary));
        Put(CampaignTables.CostFile, CampaignTables.CostBreakdown(summary));
        Put(CampaignTables.FailureModeFile, CampaignTables.FailureModeHistogram(summary));
        Put(MarkdownReport.File, MarkdownReport.Write(summary));
        Seal(folder);
        return summary;

        // They can be made again from the records, so nobody waits for the disk.
        void Put(string relative, string text)
        {
            using var draft = WholeFile.Draft(folder.PathOf(relative), Encoding.UTF8.GetBytes(text), flushToDisk: false);
            draft.PutAt(folder.PathOf(relative));
        }
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
