namespace Harness.CSharp;

/// <summary>The C# sources of a folder.</summary>
/// <param name="Files">Sorted by path; empty when there is a problem.</param>
/// <param name="Problem">Why the folder cannot be compiled, in words for the model that filled it; null when it can.</param>
public sealed record SourceCollection(IReadOnlyList<SourceFile> Files, string? Problem);
