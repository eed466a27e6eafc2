namespace Harness.Tools;

/// <summary>Finds a passage in a text as if all line ends were LF.</summary>
internal static class PassageFinder
{
    /// <summary>So many places are enough to know that there are too many.</summary>
    public const int MaxPlaces = 1000;

    /// <summary>The places, also overlapping ones, from the first on; at most <see cref="MaxPlaces"/>.</summary>
    public static IReadOnlyList<(int Start, int Length)> Find(string text, string passage)
    {
        var plain = text.ReplaceLineEnds("\n");
        var wanted = passage.ReplaceLineEnds("\n");
        var origin = plain.Length == text.Length ? null : OriginOfEach(text, plain.Length);

        var places = new List<(int Start, int Length)>();
        for (var at = plain.IndexOf(wanted, StringComparison.Ordinal); at >= 0 && places.Count < MaxPlaces; at = plain.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            var start = origin is null ? at : origin[at];
            var end = origin is null ? at + wanted.Length : origin[at + wanted.Length];
            places.Add((start, end - start));
        }

        return places;
    }

    /// <summary>The line end that is in use around a place: that of its line, else that of the line before, else LF.</summary>
    public static string LineEndAt(string text, int index)
    {
        var next = text.IndexOf('\n', index);
        if (next < 0)
            next = text.LastIndexOf('\n');
        return next > 0 && text[next - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>Replaces CRLF and LF; other line separators stay, unlike with <see cref="string.ReplaceLineEndings()"/>.</summary>
    public static string ReplaceLineEnds(this string text, string lineEnd)
    {
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return lineEnd == "\n" ? plain : plain.Replace("\n", lineEnd, StringComparison.Ordinal);
    }

    private static int[] OriginOfEach(string text, int plainLength)
    {
        var origin = new int[plainLength + 1];
        var next = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var startsCrLf = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            origin[next++] = i;
            if (startsCrLf)
                i++;
        }

        origin[plainLength] = text.Length;
        return origin;
    }
}
