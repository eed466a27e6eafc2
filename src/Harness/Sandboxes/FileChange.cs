namespace Harness.Sandboxes;

/// <summary>One file that differs between two folders.</summary>
/// <param name="Path">Relative to both folders, with forward slashes.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Added">Lines that only the new content has, also those that differ by white space alone; null when the file is binary or too large to compare.</param>
/// <param name="Removed">Lines that only the old content has; null as <paramref name="Added"/>.</param>
public sealed record FileChange(string Path, FileChangeKind Kind, int? Added, int? Removed);
