using System.Security.Cryptography;

namespace Harness.Sandboxes;

/// <summary>One regular file of a snapshot.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Content">All of it. Never written to: snapshots share it.</param>
public sealed record WorkspaceFile(string Path, byte[] Content)
{
    /// <summary>Of the content, 64 lower-case hexadecimal digits. Computed at each call.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>The text without its byte order mark, with line ends as they are stored; null when the file is binary.</summary>
    public WorkspaceText? Text => WorkspaceText.Decode(Content, isComplete: true);

    /// <summary>Whether the other file has the same content, wherever it lies.</summary>
    public bool HasContentOf(WorkspaceFile other) =>
        ReferenceEquals(Content, other.Content) || Content.AsSpan().SequenceEqual(other.Content);
}
