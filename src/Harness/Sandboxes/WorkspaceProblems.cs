namespace Harness.Sandboxes;

/// <summary>The messages that both implementations of <see cref="WorkspaceFiles"/> give, so that a model reads the same everywhere.</summary>
internal static class WorkspaceProblems
{
    public static WorkspaceAccessException Missing(WorkspacePath path) =>
        new($"there is no '{path}' in the workspace; check the path");

    public static WorkspaceAccessException Link(WorkspacePath path) =>
        new($"'{path}' is or goes through a symbolic link; use a path without links");

    public static WorkspaceAccessException Outside(WorkspacePath path) =>
        new($"'{path}' leads out of the workspace; use a path inside of it");

    public static WorkspaceAccessException IsFolder(WorkspacePath path) =>
        new($"'{path}' is a folder; give the path of a file");

    public static WorkspaceAccessException NotFolder(WorkspacePath path) =>
        new($"'{path}' is not a folder, or lies below a file; give the path of a folder");

    public static WorkspaceAccessException Special(WorkspacePath path) =>
        new($"'{path}' is a pipe, socket or device, not a regular file; use another path");

    public static WorkspaceAccessException Denied(WorkspacePath path) =>
        new($"access to '{path}' is denied by its permissions; change them or use another path");

    public static WorkspaceAccessException TooLong(WorkspacePath path) =>
        new($"a name in '{path}' is too long for the file system; use a shorter one");

    /// <summary>What stands in the way of a file of that name; null when nothing does.</summary>
    public static WorkspaceAccessException? OfFile(WorkspacePath path, WorkspaceEntryKind kind) => kind switch
    {
        WorkspaceEntryKind.File => null,
        WorkspaceEntryKind.Folder => IsFolder(path),
        WorkspaceEntryKind.Link => Link(path),
        _ => Special(path),
    };
}
