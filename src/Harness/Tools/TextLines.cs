namespace Harness.Tools;

/// <summary>The lines of a text. LF ends a line; a CR before it belongs to the line end; what follows the last LF is a line unless it is empty.</summary>
internal static class TextLines
{
    /// <summary>The lines without their ends.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        if (text.Length == 0)
            return [];
        var lines = text.Split('\n');
        if (lines[^1].Length == 0)
            lines = lines[..^1];
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].EndsWith('\r'))
                lines[i] = lines[i][..^1];
        }

        return lines;
    }

    /// <summary>How many lines <see cref="Of"/> would return.</summary>
    public static int Count(string text) =>
        text.Length == 0 ? 0 : text.AsSpan().Count('\n') + (text[^1] == '\n' ? 0 : 1);

    /// <summary>The line, from 1, that holds the character at <paramref name="index"/>.</summary>
    public static int NumberAt(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;
}
