namespace Harness.Sandboxes;

/// <summary>The entries of a folder and all folders below it, without the folder itself.</summary>
/// <param name="Entries">Sorted by path, ordinally.</param>
/// <param name="IsComplete">Whether all entries were seen. When false, which ones are missing depends on the file system.</param>
public sealed record WorkspaceListing(IReadOnlyList<WorkspaceEntry> Entries, bool IsComplete);
