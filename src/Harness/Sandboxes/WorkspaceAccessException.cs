namespace Harness.Sandboxes;

/// <summary>A path or file of a workspace that cannot be used as asked. Expected: a tool answers the model with the message.</summary>
/// <param name="message">What is wrong and what to do instead. Holds no path outside of the workspace.</param>
public sealed class WorkspaceAccessException(string message) : Exception(message);
