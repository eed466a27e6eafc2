using System.Text;

namespace Harness.Campaigns.Reports.Html;

/// <summary>Makes hostile text harmless in the content and in the quoted attributes of a page.</summary>
public static class HtmlText
{
    /// <summary>One clean line of at most <paramref name="width"/> columns, with everything escaped that HTML would act on.</summary>
    public static string Escape(string text, int width = 500)
    {
        var line = PlainText.Fit(text, width);
        var escaped = new StringBuilder(line.Length);
        foreach (var c in line)
            escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '`' => "&#96;",
                _ => c.ToString(),
            });
        return escaped.ToString();
    }
}
