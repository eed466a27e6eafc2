namespace Harness.Sandboxes;

/// <summary>What an entry of a folder is. Links are never followed.</summary>
public enum WorkspaceEntryKind
{
    File,
    Folder,

    /// <summary>A symbolic link, or on Windows any reparse point.</summary>
    Link,

    /// <summary>A pipe, socket or device.</summary>
    Special,

    /// <summary>
    /// Its name cannot be written as a <see cref="WorkspacePath"/>: broken encoding, control characters, a backslash, too long.
    /// Neither a tool nor a copy reaches it.
    /// </summary>
    Unnameable,
}
