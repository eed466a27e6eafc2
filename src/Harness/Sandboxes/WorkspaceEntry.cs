namespace Harness.Sandboxes;

/// <summary>One file, folder or other thing below the root of a workspace.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes. Hostile text: of <see cref="WorkspaceEntryKind.Unnameable"/> entries it may hold anything.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes of a file; 0 for everything else.</param>
public sealed record WorkspaceEntry(string Path, WorkspaceEntryKind Kind, long Size);
