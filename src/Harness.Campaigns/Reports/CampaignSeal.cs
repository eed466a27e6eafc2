using System.Security.Cryptography;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>
/// The SHA-256 of every file of a campaign, as <c>campaign.json</c> keeps them. It shows what was changed by mistake or carelessness;
/// who forges a campaign forges the hashes too.
/// </summary>
public static class CampaignSeal
{
    /// <summary>Compares every file with its hash, ordered by path. Empty for a campaign that was never sealed.</summary>
    /// <exception cref="CampaignFormatException">The manifest cannot be trusted.</exception>
    public static IReadOnlyList<SealChange> Changes(CampaignFolder folder)
    {
        var manifest = folder.ReadManifest();
        return manifest.Files.Count == 0 ? [] : [.. Changes(folder, manifest, Hashes(folder.FullPath))];
    }

    /// <summary>The files that a run left behind and that nobody may change, which are not as they were sealed.</summary>
    internal static IEnumerable<string> Edited(CampaignFolder folder, CampaignManifest manifest, IReadOnlyDictionary<string, string> hashes) =>
        Changes(folder, manifest, hashes)
            .Where(change => change.Kind != SealChangeKind.Added && !CampaignReport.IsDerived(change.File) && change.File is not (CampaignPaths.Ledger or Predictions.PredictionFile.Name))
            .Select(change => change.File);

    /// <summary>The hash of every file but the manifest, by path; files that come and go with a process are left out.</summary>
    internal static SortedDictionary<string, string> Hashes(string root)
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

    /// <summary>The hash of one file.</summary>
    internal static string HashOf(string file)
    {
        using var stream = LockedFile.OpenShared(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The length of a log that ends with a whole line; 0 of one that does not, which the next process cuts off.</summary>
    internal static long WholeBytes(string file)
    {
        if (!File.Exists(file))
            return 0;
        using var stream = LockedFile.OpenShared(file);
        if (stream.Length == 0)
            return 0;
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() == '\n' ? stream.Length : 0;
    }

    private static IEnumerable<SealChange> Changes(CampaignFolder folder, CampaignManifest manifest, IReadOnlyDictionary<string, string> hashes)
    {
        foreach (var file in manifest.Files.Keys.Union(hashes.Keys).Order(StringComparer.Ordinal))
        {
            if (!hashes.TryGetValue(file, out var now))
                yield return new SealChange(file, SealChangeKind.Removed);
            else if (!manifest.Files.TryGetValue(file, out var sealedAs))
                yield return new SealChange(file, SealChangeKind.Added);
            else if (now != sealedAs && !(file == CampaignPaths.Runs && HasOnlyGrown(folder.PathOf(file), manifest.SealedRunsBytes, sealedAs)))
                yield return new SealChange(file, SealChangeKind.Edited);
        }
    }

    private static bool HasOnlyGrown(string file, long sealedBytes, string sealedAs)
    {
        using var stream = LockedFile.OpenShared(file);
        if (sealedBytes <= 0)
            return true;
        if (stream.Length < sealedBytes)
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (int read; sealedBytes > 0 && (read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, sealedBytes))) > 0; sealedBytes -= read)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == sealedAs;
    }
}
