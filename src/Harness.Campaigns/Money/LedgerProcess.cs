using Harness.Campaigns.Records;

namespace Harness.Campaigns.Money;

/// <summary>
/// A process that holds reservations, shown to the others by a file that it keeps locked. The lock ends with the process, however
/// it ends, so nobody mistakes another process of the same number for it.
/// </summary>
internal sealed class LedgerProcess : IDisposable
{
    /// <summary>Such files are no part of what a campaign leaves behind.</summary>
    public const string Suffix = ".lock";

    private const string Prefix = "ledger.";

    private readonly FileStream _lock;

    private LedgerProcess(string name, FileStream alive) => (Name, _lock) = (name, alive);

    public string Name { get; }

    /// <summary>Shows this process. To be called while the ledger is locked.</summary>
    public static LedgerProcess Begin(CampaignFolder folder)
    {
        var name = Guid.NewGuid().ToString("N");
        return new LedgerProcess(name, new FileStream(FileOf(folder, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
    }

    /// <summary>Whether a process is gone; then its file goes too. To be called while the ledger is locked.</summary>
    public static bool IsGone(CampaignFolder folder, string name)
    {
        var file = FileOf(folder, name);
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            File.Delete(file);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The processes whose files are there, dead or alive.</summary>
    public static IEnumerable<string> Shown(CampaignFolder folder) =>
        [.. Directory.EnumerateFiles(folder.FullPath, Prefix + "*" + Suffix).Select(file => Path.GetFileName(file)[Prefix.Length..^Suffix.Length])];

    public void Dispose()
    {
        _lock.Dispose();
        File.Delete(_lock.Name);
    }

    private static string FileOf(CampaignFolder folder, string name) => folder.PathOf(Prefix + Path.GetFileName(name) + Suffix);
}
