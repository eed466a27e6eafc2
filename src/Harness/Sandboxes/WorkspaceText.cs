using System.Text;

namespace Harness.Sandboxes;

/// <summary>The text of a file.</summary>
/// <param name="Text">The characters without the byte order mark; line ends as they are stored.</param>
/// <param name="Form">How it is stored.</param>
/// <param name="IsComplete">False when the file was longer than what was read.</param>
public sealed record WorkspaceText(string Text, TextForm Form, bool IsComplete)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Decodes the beginning of a file; null when it is binary.</summary>
    /// <param name="bytes">What was read. A character that is cut in two at its end is left out when more follows.</param>
    /// <param name="isComplete">Whether <paramref name="bytes"/> is the whole file.</param>
    public static WorkspaceText? Decode(ReadOnlySpan<byte> bytes, bool isComplete)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return DecodeUtf16(bytes[2..], TextForm.Utf16, Utf16, isComplete);
        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return DecodeUtf16(bytes[2..], TextForm.Utf16BigEndian, Utf16BigEndian, isComplete);
        if (bytes.Contains((byte)0))
            return null;

        var form = bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? TextForm.Utf8WithByteOrderMark : TextForm.Utf8;
        var content = form == TextForm.Utf8 ? bytes : bytes[3..];
        var whole = isComplete ? content : content[..^CutCharacterLength(content)];
        try
        {
            return new WorkspaceText(Utf8.GetString(whole), form, isComplete);
        }
        catch (DecoderFallbackException)
        {
            return new WorkspaceText(Encoding.Latin1.GetString(bytes), TextForm.Unknown, isComplete);
        }
    }

    /// <summary>The bytes of a text in a form.</summary>
    /// <exception cref="WorkspaceAccessException">The text has an unpaired surrogate, or the form is unknown.</exception>
    public static byte[] Encode(string text, TextForm form)
    {
        try
        {
            return form switch
            {
                TextForm.Utf8 => Utf8.GetBytes(text),
                TextForm.Utf8WithByteOrderMark => [0xEF, 0xBB, 0xBF, .. Utf8.GetBytes(text)],
                TextForm.Utf16 => [0xFF, 0xFE, .. Utf16.GetBytes(text)],
                TextForm.Utf16BigEndian => [0xFE, 0xFF, .. Utf16BigEndian.GetBytes(text)],
                _ => throw new WorkspaceAccessException("the file is not UTF-8 or UTF-16, so it cannot be written back unharmed"),
            };
        }
        catch (EncoderFallbackException)
        {
            throw new WorkspaceAccessException("the text has half of a surrogate pair in it; send complete Unicode characters");
        }
    }

    private static WorkspaceText? DecodeUtf16(ReadOnlySpan<byte> bytes, TextForm form, UnicodeEncoding encoding, bool isComplete)
    {
        var whole = isComplete ? bytes : bytes[..(bytes.Length / 2 * 2)];
        try
        {
            var text = encoding.GetString(whole);
            return text.Contains('\0', StringComparison.Ordinal) ? null : new WorkspaceText(text, form, isComplete);
        }
        catch (DecoderFallbackException) when (!isComplete && whole.Length >= 2)
        {
            return DecodeUtf16(whole[..^2], form, encoding, isComplete: true) is { } text ? text with { IsComplete = false } : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>How many bytes at the end begin a character that goes on after the end: 0 to 3.</summary>
    private static int CutCharacterLength(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            var lead = bytes[^length];
            if ((lead & 0b1100_0000) == 0b1000_0000)
                continue;
            var expected = lead switch { >= 0b1111_0000 => 4, >= 0b1110_0000 => 3, >= 0b1100_0000 => 2, _ => 1 };
            return length < expected ? length : 0;
        }

        return 0;
    }
}
