using System.Globalization;
using System.Text;

namespace Harness.Tasks.Task08_RecoverFromToolError;

/// <summary>All lengths of a line that somebody may take for the one that was asked for.</summary>
/// <param name="CodePoints">The one that was asked for.</param>
/// <param name="WithNewline">Code points and the newline.</param>
/// <param name="Utf16Units">What <c>string.Length</c> counts.</param>
/// <param name="Bytes">Of UTF-8.</param>
/// <param name="Graphemes">What a reader takes for characters.</param>
internal sealed record LineLength(int CodePoints, int WithNewline, int Utf16Units, int Bytes, int Graphemes)
{
    /// <param name="line">Without its newline.</param>
    public static LineLength Of(string line)
    {
        var codePoints = line.EnumerateRunes().Count();
        return new LineLength(
            codePoints, codePoints + 1, line.Length, Encoding.UTF8.GetByteCount(line), new StringInfo(line).LengthInTextElements);
    }

    /// <summary>In the order of the parameters.</summary>
    public IReadOnlyList<string> ToTexts() =>
        [.. new[] { CodePoints, WithNewline, Utf16Units, Bytes, Graphemes }.Select(length => length.ToString(CultureInfo.InvariantCulture))];
}
