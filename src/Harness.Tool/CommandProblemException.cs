namespace Harness.Tool;

/// <summary>A command cannot do what was asked. The message is for the person who asked, and names the cure where there is one.</summary>
internal sealed class CommandProblemException(string message) : Exception(message);
