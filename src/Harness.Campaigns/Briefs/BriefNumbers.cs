using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Campaigns.Briefs;

/// <summary>Finds the numbers of a passage, without those that are part of a name, a date, an address or a term such as "95 % interval".</summary>
/// <param name="names">Names of models and campaigns that hold digits.</param>
internal sealed partial class BriefNumbers(IReadOnlyList<string> names)
{
    /// <summary>The numbers of a passage, in order.</summary>
    public IReadOnlyList<BriefNumber> In(string text)
    {
        var clean = Mask(text);
        return [.. Number().Matches(clean).Where(match => IsAlone(clean, match)).Select(Read).OfType<BriefNumber>()];
    }

    /// <summary>The text with everything blank that holds digits and states no number; as long as before.</summary>
    public string Mask(string text)
    {
        var clean = NotANumber().Replace(text, match => new string(' ', match.Length));
        foreach (var name in names)
        {
            for (int at; (at = clean.IndexOf(name, StringComparison.OrdinalIgnoreCase)) >= 0;)
                clean = string.Concat(clean.AsSpan(0, at), new string(' ', name.Length), clean.AsSpan(at + name.Length));
        }

        return clean;
    }

    private static bool IsAlone(string text, Match match)
    {
        var end = match.Index + match.Length;
        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_' || (end + 1 < text.Length && (text[end] == '-' ? char.IsLetterOrDigit(text[end + 1]) : text[end] is '/' or '.' && char.IsAsciiDigit(text[end + 1])))))
            return false;
        if (match.Index == 0)
            return true;
        var before = text[match.Index - 1];
        return !(char.IsLetterOrDigit(before) || before is '_' or '.' or '#' or '&' || (before is '-' or '/' && match.Index > 1 && char.IsLetterOrDigit(text[match.Index - 2])));
    }

    private static BriefNumber? Read(Match match)
    {
        var (kind, text, other) = match.Groups switch
        {
            var g when g["low"].Success => (NumberKind.Interval, g["low"].Value, g["high"].Value),
            var g when g["p"].Success => (NumberKind.PValue, g["p"].Value, ""),
            var g when g["money"].Success => (NumberKind.Money, g["money"].Value, ""),
            var g when g["part"].Success => (NumberKind.Fraction, g["part"].Value, g["whole"].Value),
            var g when g["percent"].Success => (NumberKind.Percent, g["number"].Value, ""),
            var g when g["seconds"].Success => (NumberKind.Seconds, g["number"].Value, ""),
            var g when g["unit"].Success => (NumberKind.Count, g["number"].Value, ""),
            var g => (NumberKind.Plain, g["number"].Value, ""),
        };
        if (!TryParse(text, out var value) || (other.Length > 0 && !TryParse(other, out _)))
            return null;
        var scale = other.Length > 0 && TryParse(other, out var second) ? second : 0;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return new BriefNumber(match.Index, match.Value.Trim(), kind, value, scale, point < 0 ? 0 : text.Length - point - 1, Singular(match.Groups["unit"].Value));
    }

    private static string Singular(string unit)
    {
        var lower = unit.ToLowerInvariant().Replace('-', ' ');
        return lower is "passes" ? "pass" : lower.EndsWith('s') && lower.Length > 4 ? lower[..^1] : lower;
    }

    private static bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value) && value < 1_000_000_000_000;

    // Each part begins with what no other part holds, so the time is that of the text's length.
    [GeneratedRegex(
        @"\[\s?(?<low>[0-9]*\.?[0-9]{1,9}),\s?(?<high>[0-9]*\.?[0-9]{1,9})\]"
        + @"|\bp\s?[=<]\s?(?<p>[0-9]{0,3}\.?[0-9]{1,9})"
        + @"|(?:(?:<|&lt;)\s?)?(?:US)?\\?\$\s?(?<money>[0-9]{1,12}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,20})?|\.[0-9]{1,20})"
        + @"|(?<part>[0-9]{1,9})\s?(?:/|\bof\b)\s?(?<whole>[0-9]{1,9})"
        + @"|(?<number>[0-9]{1,12}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,20})?|\.[0-9]{1,20})(?:\s?(?<percent>%)|\s?(?<seconds>s|seconds)\b|\s(?<unit>tool calls?|turns?|runs?|tasks?|pass|passes|failures?|invalid|missing|wrong_answer|gave_up_mid_plan|quick[- ]fails?|tokens?|requests?|attempts?)\b)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\((verified|prior campaign):[^()]{0,300}\)|`[^`]{1,300}`|\]\([^()]{0,500}\)|https?(://|&#58;//)\S{1,500}|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b([ T][0-9]{2}:[0-9]{2})?"
        + @"|\b[0-9]{1,3}\s?%\s(confidence |Wilson )?(interval|power)|\bWilson\s[0-9]{1,3}\s?%|&#[0-9]{1,6};|\b(run|task|instance)s?\s[0-9]{1,6}\b|\brun[0-9]{1,6}\b|\btask_[0-9]{1,6}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NotANumber();
}
