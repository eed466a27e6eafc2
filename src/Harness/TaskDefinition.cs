using Harness.Checking;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness;

/// <summary>Everything that the engine must know of a task. Immutable; one instance serves all runs of the task.</summary>
public sealed record TaskDefinition
{
    /// <summary>The suite and its version, e.g. <c>agentic-core-v1</c>.</summary>
    public required string Suite { get; init; }

    /// <summary>The id that records and filters use, e.g. <c>task_01</c>; lower-case letters, digits and underscores.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people read, e.g. <c>fix_failing_test</c>; lower-case letters, digits and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>The task's folder: <c>prompt.md</c>, <c>workspace/</c>, <c>solutions/</c> and, if it has any, <c>hidden/</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Folders of other tasks whose checker this one shares: their sources belong to its fingerprint.</summary>
    public IReadOnlyList<string> SharedCheckers { get; init; } = [];

    /// <summary>The tools that are offered, by name; <see cref="ToolNames.Submit"/> is always added.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>Judges a finished run. Throws only when the checker itself is broken.</summary>
    public required Func<FinishedRun, CancellationToken, Task<Verdict>> Check { get; init; }

    /// <summary>What an instance other than the published one calls otherwise.</summary>
    public Func<int, Renaming> Renaming { get; init; } = static _ => Harness.Renaming.None;

    /// <summary>Adds generated files and a database to what <c>workspace/</c> holds.</summary>
    public Action<WorkspaceSetup> Prepare { get; init; } = static _ => { };

    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>Failures that the task injects.</summary>
    public IReadOnlyList<ToolFault> Faults { get; init; } = [];

    /// <summary>The path of something in the task's folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The folder of the scripted solution of that name.</summary>
    public string SolutionFolder(string solution) => Path.Combine(Folder, "solutions", solution);
}
