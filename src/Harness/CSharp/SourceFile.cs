namespace Harness.CSharp;

/// <summary>One C# source file.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes; shown in diagnostics.</param>
/// <param name="Text">The content.</param>
public sealed record SourceFile(string Path, string Text);
