namespace Harness.Sandboxes;

/// <summary>How the text of a file is stored.</summary>
public enum TextForm
{
    Utf8,
    Utf8WithByteOrderMark,

    /// <summary>UTF-16, little endian, with a byte order mark.</summary>
    Utf16,

    /// <summary>UTF-16, big endian, with a byte order mark.</summary>
    Utf16BigEndian,

    /// <summary>Not Unicode: each byte was read as one Latin-1 character. Writing it back could destroy it.</summary>
    Unknown,
}
