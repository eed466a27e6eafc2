namespace Harness.Sandboxes;

/// <summary>What happened to a file between two folders.</summary>
public enum FileChangeKind
{
    Modified,
    New,
    Deleted,
}
