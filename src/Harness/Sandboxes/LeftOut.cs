namespace Harness.Sandboxes;

/// <summary>An entry that a snapshot or a copy did not take.</summary>
/// <param name="Path">Relative to the root, with forward slashes; hostile text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Reason">Why, in a few words: <c>symbolic link</c>.</param>
public sealed record LeftOut(string Path, WorkspaceEntryKind Kind, string Reason);
