using System.Text.RegularExpressions;

namespace Harness.Campaigns.Briefs;

/// <summary>
/// Tells which lines of a brief are code or comments, by the rules of <see href="https://spec.commonmark.org/0.31.2/"/> (fenced code
/// blocks, HTML blocks, list items): a line that is left out here must not be shown as text. Where renderers differ, every line from
/// there on is text, because they may differ in where the next block ends too.
/// </summary>
internal sealed partial class BriefBlocks
{
    /// <summary>What <see cref="Start"/> gives for a line that is not to be read.</summary>
    public const int Nothing = -1;

    private const int MostItems = 32;
    private const int MostIndent = 3;
    private const string CommentStart = "<!--";

    // Columns at which the text of the open list items begins.
    private readonly Stack<int> _items = new();
    private string? _fence;
    private int _fenceIndent;
    private bool _comment;
    private bool _html;
    private int _htmlIndent;
    private bool _belowText;
    private bool _isAllText;

    /// <summary>The last line was in a block of code.</summary>
    public bool IsCode => _fence is not null;

    /// <summary>Where the code or the comment begins that has not ended yet; null when there is none.</summary>
    public BriefPassage? Open { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="raw">The line.</param>
    /// <param name="number">From 1.</param>
    /// <param name="inParagraph">A paragraph has begun and may go on.</param>
    /// <returns>The offset of its text; <see cref="Nothing"/> when it is code or a comment.</returns>
    public int Start(string raw, int number, bool inParagraph)
    {
        var (indent, at) = IndentOf(raw);
        var belowText = _belowText;
        _belowText = at < raw.Length;
        if (_isAllText)
            return 0;
        if (_comment)
            return AfterComment(raw, from: 0);
        // A block of HTML goes on to the next empty line, or to the end of its item: a fence in it is shown as it stands.
        _html = _html && at < raw.Length && indent >= _htmlIndent;
        if (_html)
            return 0;
        if (at == raw.Length)
            return IsCode ? Nothing : 0;
        // A block in a list ends with its item, whether it was closed or not.
        if (IsCode && indent >= _fenceIndent)
        {
            if (indent - _fenceIndent <= MostIndent && IsEnd(raw.AsSpan(at)))
                Close();
            return Nothing;
        }

        if (IsCode)
            Close();
        return IsPlain(raw, at, inParagraph) ? 0 : Block(raw, number, indent, at, belowText);
    }

    private int Block(string raw, int number, int indent, int at, bool mayBeParagraph)
    {
        for (; _items.TryPeek(out var item) && indent < item; mayBeParagraph = false)
            _items.Pop();
        while (indent - Inside <= MostIndent && _items.Count < MostItems && !Rule().IsMatch(raw.AsSpan(at)) && Marker(raw.AsSpan(at)) is > 0 and var width)
        {
            var spaces = raw.AsSpan(at + width).IndexOfAnyExcept(' ');
            if (mayBeParagraph && (spaces < 0 || raw[at..(at + width)] is not ("-" or "*" or "+" or "1." or "1)")))
                return AllText();
            mayBeParagraph = false;
            (indent, at) = (indent + width, at + width);
            _items.Push(indent + (spaces is >= 1 and <= MostIndent + 1 ? spaces : 1));
            if (spaces < 0)
                return 0;
            (indent, at) = (indent + spaces, at + spaces);
        }

        if (indent - Inside > MostIndent)
            return 0;
        if (Fence().Match(raw[at..]) is { Success: true } fence)
        {
            (_fence, _fenceIndent, Open) = (fence.Groups["run"].Value, Inside, At(raw, number, at));
            return Nothing;
        }

        if (!raw.AsSpan(at).StartsWith(CommentStart))
            return Html(raw[at..], mayBeParagraph);
        (_comment, Open) = (true, At(raw, number, at));
        // "<!-->" is a whole comment.
        return AfterComment(raw, from: at + 2);
    }

    private int Html(string text, bool mayBeParagraph)
    {
        var isBlock = HtmlBlock().IsMatch(text);
        var isTag = !isBlock && Tag().IsMatch(text);
        if (OtherHtml().IsMatch(text) || (isTag && mayBeParagraph))
            return AllText();
        (_html, _htmlIndent) = (isBlock || isTag, Inside);
        return 0;
    }

    private int AllText()
    {
        _isAllText = true;
        return 0;
    }

    private int Inside => _items.TryPeek(out var item) ? item : 0;

    // A line that goes on with a paragraph belongs to its item, however little it is indented.
    private static bool IsPlain(string raw, int at, bool inParagraph) =>
        inParagraph && !"#>|<-*+_=`~".Contains(raw[at], StringComparison.Ordinal) && Marker(raw.AsSpan(at)) == 0;

    private bool IsEnd(ReadOnlySpan<char> text)
    {
        var run = text.IndexOfAnyExcept(_fence![0]);
        return (run < 0 ? text.Length : run) >= _fence.Length && (run < 0 || text[run..].IndexOfAnyExcept(' ', '\t') < 0);
    }

    private int AfterComment(string raw, int from)
    {
        var end = CommentEnd().Match(raw, from);
        if (!end.Success)
            return Nothing;
        Close();
        return raw.AsSpan(end.Index + end.Length).IsWhiteSpace() ? Nothing : end.Index + end.Length;
    }

    private void Close() => (_fence, _comment, Open) = (null, false, null);

    private static BriefPassage At(string raw, int number, int at) => new(raw[at..], [(0, number, at + 1)], default);

    // A tab goes on to the next multiple of 4.
    private static (int Indent, int At) IndentOf(string raw)
    {
        var (indent, at) = (0, 0);
        for (; at < raw.Length && raw[at] is ' ' or '\t'; at++)
            indent += raw[at] == ' ' ? 1 : 4 - (indent % 4);
        return (indent, at);
    }

    /// <summary>Characters of the marker of a list item that the text begins with; 0 when it is none.</summary>
    private static int Marker(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        var width = digits is >= 1 and <= 9 && text[digits] is '.' or ')' ? digits + 1 : text[0] is '-' or '*' or '+' ? 1 : 0;
        return width > 0 && (text.Length == width || text[width] == ' ') ? width : 0;
    }

    // Behind backticks that open a block no further one may stand: then they are code within a line.
    [GeneratedRegex("^(?:(?<run>`{3,})[^`]*|(?<run>~{3,}).*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Fence();

    // Browsers end one at "--!>" too: https://html.spec.whatwg.org/#parse-error-incorrectly-closed-comment.
    [GeneratedRegex("--!?>", RegexOptions.CultureInvariant)]
    private static partial Regex CommentEnd();

    [GeneratedRegex(@"^[-=*_ ]{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    // What every version of the rules has begin a block that goes on to an empty line.
    [GeneratedRegex(
        "^</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset"
        + "|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \\t>]|/>|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HtmlBlock();

    // Any tag that stands alone, but not within a paragraph.
    [GeneratedRegex(
        "^<(?:/[a-z][a-z0-9-]*[ \\t]*|[a-z][a-z0-9-]*(?:[ \\t]+[a-z_:][a-z0-9_.:-]*(?:[ \\t]*=[ \\t]*(?:[^ \\t\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*[ \\t]*/?)>[ \\t]*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    // What goes on beyond empty lines, and names that only some versions have.
    [GeneratedRegex("^(?:<[?!]|<(?:pre|script|style|textarea|search|source)(?:[ \\t/>]|$))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherHtml();
}
