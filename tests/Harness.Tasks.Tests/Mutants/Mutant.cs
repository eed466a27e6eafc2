using Harness.Sandboxes;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>A reference's final workspace with one small change.</summary>
/// <param name="Id">File, place, operator and which of its occurrences; stays the same when other lines of the file move.</param>
/// <param name="Operator">The kind of change.</param>
/// <param name="Final">The workspace.</param>
internal sealed record Mutant(string Id, string Operator, WorkspaceSnapshot Final);
