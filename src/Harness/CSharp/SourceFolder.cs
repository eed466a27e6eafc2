using System.Globalization;
using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>Collects C# sources from a folder that untrusted code has written to. Nothing may write to it meanwhile.</summary>
public static class SourceFolder
{
    private const int MaxFiles = 2_000;
    private const long MaxBytes = 16L << 20;

    /// <summary>
    /// All <c>*.cs</c> files below the folder, except in <c>bin</c>, <c>obj</c> and hidden folders. Links are not followed.
    /// More than 2,000 files or 16 MiB, more entries of any kind than <see cref="TreeLimits"/> allows, and a file that cannot be read
    /// are a problem, not an exception.
    /// </summary>
    /// <param name="root">The folder: an absolute path.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static SourceCollection Collect(string root) => Of(WorkspaceSnapshot.Take(root));

    /// <summary>The same from a snapshot.</summary>
    public static SourceCollection Of(WorkspaceSnapshot workspace)
    {
        if (workspace.LeftOut.FirstOrDefault(other => other.Kind == WorkspaceEntryKind.File && IsSource(other.Path)) is { } other)
            return new SourceCollection([], $"{other.Path} cannot be compiled: {other.Reason}");
        var files = workspace.Files.Where(file => IsSource(file.Path)).ToList();
        return !workspace.IsComplete || files.Count > MaxFiles || files.Sum(file => (long)file.Content.Length) > MaxBytes
            ? TooMuch()
            : new SourceCollection([.. files.Select(file => new SourceFile(file.Path, Read(file.Content)))], Problem: null);
    }

    private static SourceCollection TooMuch() => new(
        [],
        string.Create(
            CultureInfo.InvariantCulture,
            $"the workspace is too large to compile: at most {MaxFiles} C# files, {MaxBytes >> 20} MB of C# and {new TreeLimits().MaxEntries} files and folders in all"));

    private static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && !path.Split('/').Any(IsLeftOut);

    private static bool IsLeftOut(string name) =>
        name.StartsWith('.')
        || name.Equals("bin", StringComparison.OrdinalIgnoreCase)
        || name.Equals("obj", StringComparison.OrdinalIgnoreCase);

    // As File.ReadAllText decodes.
    private static string Read(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content));
        return reader.ReadToEnd();
    }
}
