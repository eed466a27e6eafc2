namespace Harness.Sandboxes;

/// <summary>One file of a snapshot.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the content, 64 lower-case hexadecimal digits.</param>
public sealed record FileFingerprint(string Path, long Size, string Sha256);
