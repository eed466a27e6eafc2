using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>
/// Brings free text into a form that wording rules can be written against: lower case, no markup, "ten" as <c>10</c>,
/// "three-day" as <c>3day</c>, "aren't" as <c>are not</c>. English only.
/// </summary>
internal static partial class Prose
{
    /// <summary>In characters. A reader does not look for a caveat behind them, and rules over hostile text stay fast.</summary>
    private const int LongestText = 20_000;

    /// <summary>In characters: more without a full stop is no sentence.</summary>
    private const int LongestStatement = 1_000;

    private static readonly string[] NumberWords =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly (string Short, string Long)[] Contractions =
        [("can't", "can not"), ("cannot", "can not"), ("won't", "will not"), ("n't", " not"), ("'ve", " have"), ("s' ", "s "), ("< ", " fewer than ")];

    /// <summary>
    /// Turns of phrase that hide what they say: "not only three" is no restriction, "no more than three" is one, and
    /// "no doubt" doubts nothing.
    /// </summary>
    private static readonly (string Phrase, string Plain)[] Idioms =
    [
        ("not only", ""), ("not just", ""), ("not merely", ""), ("not simply", ""),
        ("no fewer than", "at least"), ("no less than", "at least"), ("not fewer than", "at least"), ("not less than", "at least"),
        ("no more than", "only"), ("not more than", "only"), ("nothing more than", "only"), ("nothing but", "only"),
        ("no doubt", ""), ("without a doubt", ""), ("without doubt", ""), ("no question", ""),
        ("as soon as", "once"), ("as long as", "if"), ("a couple of", "2"), ("so far", "to date"),
    ];

    /// <summary>
    /// The sentences, list items, headings and table rows that a reader of the rendered text sees, in order. Questions
    /// are left out: they claim nothing.
    /// </summary>
    public static IEnumerable<string> Statements(string markdown)
    {
        var visible = HtmlComment().Replace(Cut(markdown, LongestText), " ").Replace("\r\n", "\n", StringComparison.Ordinal);
        return Paragraphs(visible)
            .SelectMany(paragraph => SentenceEnd().Split(paragraph))
            .Where(sentence => !sentence.TrimEnd().EndsWith('?'))
            .Select(sentence => Normalise(Cut(sentence, LongestStatement)))
            .Where(sentence => sentence.Length > 0);
    }

    /// <summary>"The history (three days) is too short" without what stands in parentheses.</summary>
    public static string WithoutParentheses(string statement) => Spaces().Replace(Parentheses().Replace(statement, " "), " ");

    /// <summary>The parts of a statement that each have a negation of their own.</summary>
    public static IEnumerable<string> Clauses(string statement) =>
        ClauseEnd().Split(statement).Select(clause => clause.Trim()).Where(clause => clause.Length > 0);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    /// <summary>Joins wrapped lines; a blank line, list item, heading, table row or quote begins a new paragraph.</summary>
    private static IEnumerable<string> Paragraphs(string text)
    {
        var paragraph = "";
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0 || BlockStart().IsMatch(line))
            {
                yield return paragraph;
                paragraph = "";
            }

            paragraph = $"{paragraph} {line}";
            if (line.StartsWith('#'))
            {
                yield return paragraph;
                paragraph = "";
            }
        }

        yield return paragraph;
    }

    private static string Normalise(string sentence)
    {
        var text = sentence.ToLower(CultureInfo.InvariantCulture)
            .Replace('\u2019', '\'').Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('\u2011', '-').Replace('_', ' ');
        text = Markup().Replace(text, "");
        foreach (var (contraction, full) in Contractions)
            text = text.Replace(contraction, full, StringComparison.Ordinal);
        for (var number = 0; number < NumberWords.Length; number++)
            text = Regex.Replace(text, $@"\b{NumberWords[number]}\b", number.ToString(CultureInfo.InvariantCulture), RegexOptions.CultureInvariant);
        text = NumberTwice().Replace(text, match => match.Groups[1].Value == match.Groups[2].Value ? match.Groups[1].Value : match.Value);
        text = DayAdjective().Replace(text, "$1day");
        text = Regex.Replace(text, @"(?<=\w)-(?=\w)", " ", RegexOptions.CultureInvariant);
        foreach (var (phrase, plain) in Idioms)
            text = Regex.Replace(text, $@"\b{phrase}\b", plain, RegexOptions.CultureInvariant);
        return Spaces().Replace(text, " ").Trim();
    }

    [GeneratedRegex(@"<!--.*?(-->|$)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlComment();

    [GeneratedRegex(@"^([-*+>|#]|\d{1,2}[.)]\s|\[\^)", RegexOptions.CultureInvariant)]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"(?<=[.!?])(?<!\b(?:e\.g|i\.e|approx|no|vs|incl|resp|ca)\.)[""'*_)]*\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[,;:()\[\]|\u2013\u2014]|\s-\s|\b(?:but|while|whereas|although|though|because|since|so|and|as|however)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"[*`#~""\u201c\u201d>]|<[^<>]{0,40}>", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\b(\d+) ?\((\d+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberTwice();

    [GeneratedRegex(@"\b(\d+)(?:[- ]day\b|d\b)", RegexOptions.CultureInvariant)]
    private static partial Regex DayAdjective();

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
