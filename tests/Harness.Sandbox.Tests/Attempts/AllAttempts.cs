namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Every attempt that is made by a command in a workspace.</summary>
internal static class AllAttempts
{
    /// <summary>In the order of the table, by chapter.</summary>
    public static IReadOnlyList<(string Chapter, IReadOnlyList<Attempt> Attempts)> Chapters { get; } =
    [
        ("Files", [.. FileAttempts.All]),
        ("The workspace as a trap for the harness", [.. WorkspaceAttempts.All]),
        ("Network", [.. NetworkAttempts.All]),
        ("Processes and leftovers", [.. ProcessAttempts.All]),
        ("Rights and system calls", [.. IdentityAttempts.All]),
        ("Environment", [.. EnvironmentAttempts.All]),
        ("Using up", [.. ResourceAttempts.All]),
    ];

    public static IEnumerable<Attempt> ByCommand => Chapters.SelectMany(chapter => chapter.Attempts);

    public static Attempt Named(string name) => ByCommand.Single(attempt => attempt.Name == name);
}
