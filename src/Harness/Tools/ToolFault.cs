namespace Harness.Tools;

/// <summary>A failure that a task injects: the given call of a tool is answered with an error and not executed.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Occurrence">Which call of that tool fails, from 1.</param>
/// <param name="Message">The error text that the model reads.</param>
public sealed record ToolFault(string Tool, int Occurrence, string Message);
