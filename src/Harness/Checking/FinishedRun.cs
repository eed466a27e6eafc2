using Harness.CSharp;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness.Checking;

/// <summary>What a checker may look at. All processes of the agent are dead when it is made.</summary>
public sealed record FinishedRun
{
    public required TaskDefinition Task { get; init; }

    /// <summary>A frozen copy of the final workspace: regular files only.</summary>
    public required string Final { get; init; }

    /// <summary>A copy of the workspace as the agent found it.</summary>
    public required string Start { get; init; }

    /// <summary>What the agent added, modified and deleted, sorted by path.</summary>
    public required IReadOnlyList<FileChange> Changes { get; init; }

    /// <summary>What the freeze left out of the final workspace (links, special files, too large or too many files), for the report.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>All tool calls, in the order in which they were made.</summary>
    public required IReadOnlyList<ToolCall> Calls { get; init; }

    /// <summary>The model's final answer or its submitted summary; empty when there was none.</summary>
    public required string FinalText { get; init; }

    /// <summary>The instance of the suite; 0 is the published one.</summary>
    public required int Instance { get; init; }

    /// <summary>Compiles and runs C# in processes of their own.</summary>
    public required TestBench Bench { get; init; }
}
