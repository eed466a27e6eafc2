namespace Harness.Sandboxes;

/// <summary>A sandbox could not be made, or was lost, for a reason that lies in the machine: it says nothing about a model.</summary>
public sealed class SandboxException(string message, Exception? inner = null) : IOException(message, inner);
