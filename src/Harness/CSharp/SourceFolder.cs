using System.Globalization;
using System.IO.Enumeration;
using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>Collects C# sources from a folder that untrusted code has written to. Nothing may write to it meanwhile.</summary>
public static class SourceFolder
{
    private const int MaxFiles = 2_000;
    private const int MaxEntries = 50_000;
    private const long MaxBytes = 16L << 20;

    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 64,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    /// <summary>
    /// All <c>*.cs</c> files below the folder, except in <c>bin</c>, <c>obj</c> and hidden folders. Links are not followed.
    /// More than 2,000 files, 16 MiB or 50,000 entries of any kind are a problem, not an exception.
    /// </summary>
    /// <param name="root">The folder: an absolute path.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static SourceCollection Collect(string root)
    {
        var entries = 0;
        var found = new FileSystemEnumerable<(string Path, long Length)>(
            root, (ref FileSystemEntry entry) => (entry.ToFullPath(), entry.Length), Options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                ++entries <= MaxEntries && !entry.IsDirectory && IsSource(entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entries <= MaxEntries && !IsBuildFolder(entry.FileName),
        };
        var files = found.Take(MaxFiles + 1).ToList();
        if (entries > MaxEntries || files.Count > MaxFiles || files.Sum(file => file.Length) > MaxBytes)
            return TooMuch();
        return new SourceCollection(
            [
                .. files
                    .Select(file => new SourceFile(RelativePath(root, file.Path), Read(file.Path, file.Length)))
                    .OrderBy(source => source.Path, StringComparer.Ordinal),
            ],
            Problem: null);
    }

    /// <summary>The same from a snapshot.</summary>
    public static SourceCollection Of(WorkspaceSnapshot workspace)
    {
        var files = workspace.Files.Where(file => IsSource(file.Path) && !file.Path.Split('/').Any(IsLeftOut)).ToList();
        return !workspace.IsComplete || files.Count > MaxFiles || files.Sum(file => (long)file.Content.Length) > MaxBytes
            ? TooMuch()
            : new SourceCollection([.. files.Select(file => new SourceFile(file.Path, Read(file.Content)))], Problem: null);
    }

    private static SourceCollection TooMuch() => new(
        [],
        string.Create(
            CultureInfo.InvariantCulture,
            $"the workspace is too large to compile: at most {MaxFiles} C# files, {MaxBytes >> 20} MB of C# and {MaxEntries} files in all"));

    private static bool IsSource(ReadOnlySpan<char> name) => name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static bool IsBuildFolder(ReadOnlySpan<char> name) =>
        name.Equals("bin", StringComparison.OrdinalIgnoreCase) || name.Equals("obj", StringComparison.OrdinalIgnoreCase);

    private static bool IsLeftOut(string name) => name.StartsWith('.') || IsBuildFolder(name);

    // As File.ReadAllText decodes.
    private static string Read(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content));
        return reader.ReadToEnd();
    }

    // A pipe or a device has no length, and opening one may wait for ever: what is empty is never opened.
    private static string Read(string path, long length) => length == 0 ? "" : File.ReadAllText(path);

    private static string RelativePath(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
