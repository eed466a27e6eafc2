namespace Harness.Tasks.Tests.Mutants;

/// <summary>One small change of one output file.</summary>
/// <param name="Operator">The kind of change: <c>number+1</c>.</param>
/// <param name="Text">The file after the change; null when it is gone.</param>
/// <param name="Place">The C# member in which the change lies; empty in other files.</param>
internal readonly record struct Mutation(string Operator, string? Text, string Place = "");
