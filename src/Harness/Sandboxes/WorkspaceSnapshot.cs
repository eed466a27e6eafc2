namespace Harness.Sandboxes;

/// <summary>What a folder held at one time. Empty folders do not count.</summary>
/// <param name="Files">The regular files, sorted by path, ordinally.</param>
/// <param name="LeftOut">Links, pipes, sockets, devices, and what was beyond the limits, sorted by path, ordinally.</param>
/// <param name="IsComplete">False when the folder holds more entries than the limits allow to list.</param>
public sealed record WorkspaceSnapshot(
    IReadOnlyList<FileFingerprint> Files,
    IReadOnlyList<LeftOut> LeftOut,
    bool IsComplete);
