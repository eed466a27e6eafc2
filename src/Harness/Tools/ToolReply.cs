namespace Harness.Tools;

/// <summary>What a tool call gives back to the model.</summary>
/// <param name="Text">The text that the model reads. Deterministic: no absolute paths, no times, no durations.</param>
/// <param name="IsError">The call did not do what was asked; <paramref name="Text"/> says what to do instead.</param>
/// <param name="ChangedWorkspace">The call changed a file.</param>
public sealed record ToolReply(string Text, bool IsError = false, bool ChangedWorkspace = false)
{
    /// <summary>A reply that says what went wrong. The text is prefixed with <c>error: </c>.</summary>
    public static ToolReply Error(string message) => new("error: " + message, IsError: true);
}
