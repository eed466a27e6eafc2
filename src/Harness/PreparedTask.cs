using System.Security.Cryptography;
using System.Text;
using Harness.CSharp;
using Harness.Sandboxes;

namespace Harness;

/// <summary>One instance of a task, made ready: what all its runs share. Immutable.</summary>
public sealed record PreparedTask
{
    public required TaskDefinition Task { get; init; }

    /// <summary>The instance of the suite; 0 is the published one.</summary>
    public required int Instance { get; init; }

    /// <summary>What the instance calls otherwise than the published one.</summary>
    public required Renaming Renaming { get; init; }

    /// <summary>The exact text that the model gets.</summary>
    public required string Prompt { get; init; }

    /// <summary>The workspace as an agent finds it.</summary>
    public required WorkspaceSnapshot Start { get; init; }

    /// <summary>The tests that only the judge compiles.</summary>
    public IReadOnlyList<SourceFile> Hidden { get; init; } = [];

    /// <summary>The task's database, of which each run gets a copy; null when it has none.</summary>
    public string? Database { get; init; }

    /// <summary>SHA-256 of the checker: its source, beside the task's data, what it shares with another task, and the hidden tests.</summary>
    public required string CheckerSha256 { get; init; }

    /// <summary>Reads the task's folder and lets the task generate the rest.</summary>
    /// <param name="task">The task.</param>
    /// <param name="instance">0 or more.</param>
    /// <param name="buildDatabase">Builds a database, or finds one of the same key; returns its path.</param>
    /// <exception cref="InvalidDataException">The folder holds something that cannot be part of a workspace.</exception>
    public static PreparedTask Of(TaskDefinition task, int instance, Func<string, Action<string>, string> buildDatabase)
    {
        var renaming = instance == 0 ? Renaming.None : task.Renaming(instance);
        var setup = new WorkspaceSetup(renaming.Apply(WorkspaceSnapshot.OfTrusted(task.PathOf("workspace"))), instance);
        task.Prepare(setup);
        var hidden = WorkspaceSnapshot.OfTrusted(task.PathOf("hidden"));
        return new PreparedTask
        {
            Task = task,
            Instance = instance,
            Renaming = renaming,
            Prompt = renaming.Apply(File.ReadAllText(task.PathOf("prompt.md"))),
            Start = setup.Workspace,
            Hidden = SourceFolder.Of(renaming.Apply(hidden)).Files,
            Database = setup is { DatabaseKey: { } key, BuildDatabase: { } build } ? buildDatabase(key, build) : null,
            CheckerSha256 = CheckerHash(task, hidden),
        };
    }

    // The task's sources are copied beside its data: a change to another task's checker does not touch this one.
    private static string CheckerHash(TaskDefinition task, WorkspaceSnapshot hidden)
    {
        var sources = task.SharedCheckers.Prepend(task.Folder).SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal))
            .Select(file => new WorkspaceFile(Path.GetFileName(file), File.ReadAllBytes(file)));
        var parts = sources.Concat(hidden.Files).Select(file => $"{file.Path}\n{file.Sha256}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }
}
