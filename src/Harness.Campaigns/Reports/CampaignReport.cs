using System.Security.Cryptography;
using System.Text;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>Writes everything that is derived from a campaign's records.</summary>
public static class CampaignReport
{
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

        void Put(string relative, string text) => WholeFile.Write(folder.PathOf(relative), Encoding.UTF8.GetBytes(text));
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
            if (relative == CampaignPaths.Manifest || relative.EndsWith(".tmp", StringComparison.Ordinal) || relative.EndsWith(".partial", StringComparison.Ordinal))
                continue;
            using var stream = LockedFile.OpenShared(file);
            hashes[relative] = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        return hashes;
    }
}
