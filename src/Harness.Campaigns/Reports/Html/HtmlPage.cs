using System.Globalization;
using System.Text;

namespace Harness.Campaigns.Reports.Html;

/// <summary>
/// A page in one file: no script, nothing loaded, and a policy that forbids both in case something slips through. What is
/// appended has to be escaped already.
/// </summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins the page.</summary>
    /// <param name="title">Escaped.</param>
    public HtmlPage(string title)
    {
        Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <title>{title}</title>
            <style>
            {HtmlStyle.Css}
            </style>
            </head>
            <body>
            <a class="skip" href="#main">to the content</a>
            """);
    }

    /// <summary>Adds a line.</summary>
    public HtmlPage Add(FormattableString line) => Add(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a line.</summary>
    public HtmlPage Add(string line)
    {
        // Sources are checked out with either line ending; the bytes of a page must not depend on it.
        _text.Append(line.ReplaceLineEndings("\n")).Append('\n');
        return this;
    }

    /// <summary>Begins a section with its heading.</summary>
    public HtmlPage Section(string id, string heading) => Add($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>");

    public HtmlPage EndSection() => Add("</section>");

    /// <summary>The finished page.</summary>
    public override string ToString() => _text + "</body>\n</html>\n";
}
