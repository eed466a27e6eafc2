namespace Harness.Tools;

/// <summary>One argument of a tool.</summary>
/// <param name="Name">The argument's name, in snake_case.</param>
/// <param name="Type">The JSON type that is accepted.</param>
/// <param name="Description">What it means, its unit, range and default, written for a model.</param>
/// <param name="Required">Whether a call without it is malformed.</param>
public sealed record ToolParameter(string Name, ToolParameterType Type, string Description, bool Required = true);
