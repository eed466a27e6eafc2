using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Campaigns.Reports;

/// <summary>Makes hostile text harmless inside a line of GitHub Markdown: it is read as text, never as markup, link or mention.</summary>
public static partial class MarkdownText
{
    private const int LongestPath = 200;
    private const string Escaped = @"\`*_[]|~!#$";

    /// <summary>One clean line of at most <paramref name="width"/> columns with everything escaped that Markdown or HTML would act on.</summary>
    public static string Escape(string text, int width = 500)
    {
        var line = PlainText.Fit(text, width);
        var escaped = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (Escaped.Contains(line[i], StringComparison.Ordinal) && !IsInsideWord(line, i))
                escaped.Append('\\').Append(line[i]);
            else
                escaped.Append(Entity(line[i]) ?? line[i].ToString());
        }

        // Bare addresses become links without any markup, and a line may begin with a list or the underline of a heading.
        var harmless = escaped.ToString()
            .Replace("://", "&#58;//", StringComparison.Ordinal)
            .Replace("www.", "www&#46;", StringComparison.OrdinalIgnoreCase);
        return Reference().Replace(Opening().Replace(harmless, marker => $"{marker.Value[..^1]}\\{marker.Value[^1]}"), "$1&#8203;");
    }

    /// <summary>A link to a file of the campaign; plain escaped text when the path is not one that the harness writes.</summary>
    public static string FileLink(string label, string path) =>
        path.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '/' or '.') && !path.Contains("..", StringComparison.Ordinal) && path.Length is > 0 and <= LongestPath && path[0] != '/'
            ? $"[{label}]({path})"
            : $"{label}: {Escape(path)}";

    // An underscore between letters is never emphasis in GitHub's dialect; task_01 stays readable.
    private static bool IsInsideWord(string line, int i) =>
        line[i] == '_' && i > 0 && i < line.Length - 1 && char.IsAsciiLetterOrDigit(line[i - 1]) && char.IsAsciiLetterOrDigit(line[i + 1]);

    private static string? Entity(char c) => c switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '@' => "&#64;",
        _ => null,
    };

    // A list's marker, or a line below a heading.
    [GeneratedRegex(@"^(?:[-+](?=[ -]|$)|=(?==*$)|\d{1,9}[.)](?= |$))", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    // GitHub looks for mentions and issues in the page that it has made, where an entity is the character again: what parts them stays.
    [GeneratedRegex(@"(&\#64;|\\\#)(?=\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
