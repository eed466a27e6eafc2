namespace Harness.Tools;

/// <summary>How a tool call was answered.</summary>
public enum ToolCallStatus
{
    Succeeded,

    /// <summary>The tool ran and answered with an error, or the task injected one.</summary>
    Failed,

    /// <summary>No tool of that name is offered.</summary>
    UnknownTool,

    /// <summary>The arguments did not parse or validate.</summary>
    Malformed,
}
