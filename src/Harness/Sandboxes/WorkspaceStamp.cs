using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace Harness.Sandboxes;

/// <summary>Whether a program changed a workspace: fast and good enough for statistics, as names, sizes and times are compared.</summary>
internal static class WorkspaceStamp
{
    private const int MostEntries = 20_000;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true, RecurseSubdirectories = true };

    /// <summary>The same for the same entries; links are not followed. A broken or forbidden folder is a stamp of its own.</summary>
    public static string Of(string workspace)
    {
        try
        {
            var entries = new FileSystemEnumerable<string>(
                workspace,
                (ref FileSystemEntry entry) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{entry.ToFullPath()}\n{entry.Length}\n{entry.LastWriteTimeUtc.UtcTicks}\n"),
                Everything)
            {
                ShouldRecursePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
            };
            var all = string.Concat(entries.Take(MostEntries).Order(StringComparer.Ordinal));
            return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return e.GetType().Name;
        }
    }
}
