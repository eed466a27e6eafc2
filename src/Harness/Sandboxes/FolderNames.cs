using System.IO.Enumeration;

namespace Harness.Sandboxes;

/// <summary>Reads the names in a folder as they are, without asking what they name.</summary>
internal static class FolderNames
{
    // The defaults leave out hidden and system files.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>At most <paramref name="limit"/> names, in any order. Bytes that are no UTF-8 show up as U+FFFD.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be read.</exception>
    public static List<string> Read(string folder, int limit) =>
        [.. new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.FileName.ToString(), Everything).Take(limit)];
}
