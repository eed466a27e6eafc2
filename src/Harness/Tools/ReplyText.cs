using System.Text;

namespace Harness.Tools;

/// <summary>Makes hostile text fit into a reply.</summary>
internal static class ReplyText
{
    private const int LongestName = 64;

    /// <summary>At most <paramref name="maxLength"/> characters; never half of a surrogate pair.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var length = char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        return text[..length];
    }

    /// <summary>A name that may be anything in at most 64 characters: of a longer one the beginning, marked with "…".</summary>
    public static string ShortName(string name) => name.Length <= LongestName ? name : Cut(name, LongestName - 1) + "…";

    /// <summary>Control characters as <c>\u000a</c>, so that a name stays on its line.</summary>
    public static string OneLine(string text)
    {
        if (!text.Any(char.IsControl))
            return text;
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsControl(character))
                escaped.Append("\\u").Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary><c>1 line</c>, <c>2 lines</c>.</summary>
    public static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
