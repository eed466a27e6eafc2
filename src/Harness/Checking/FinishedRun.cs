using Harness.CSharp;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness.Checking;

/// <summary>What a checker may look at. It lives in memory: nothing that an agent left running can change it.</summary>
public sealed record FinishedRun
{
    /// <summary>The task, with the workspace as the agent found it.</summary>
    public required PreparedTask Prepared { get; init; }

    /// <summary>The final workspace: regular files only.</summary>
    public required WorkspaceSnapshot Final { get; init; }

    /// <summary>What the agent added, modified and deleted, sorted by path.</summary>
    public required IReadOnlyList<FileChange> Changes { get; init; }

    /// <summary>All tool calls, in the order in which they were made.</summary>
    public required IReadOnlyList<ToolCall> Calls { get; init; }

    /// <summary>The model's final answer or its submitted summary; empty when there was none.</summary>
    public required string FinalText { get; init; }

    /// <summary>Compiles and runs C# in processes of their own.</summary>
    public required TestBench Bench { get; init; }

    /// <summary>
    /// To be told of each wait of the bench, see <see cref="TestRequest.Waiting"/>: code of other runs that hangs must not use up the time
    /// of this checker. Default: nobody is, and the waits count.
    /// </summary>
    public Action<bool>? Waiting { get; init; }
}
