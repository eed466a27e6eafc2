using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>The amount that a cell gives, in whatever way it is written: no odd format hides a figure.</summary>
public static partial class CellFigure
{
    /// <summary>In characters; what lies behind is not looked at, so that a hostile cell costs little.</summary>
    private const int LongestCell = 300;

    /// <summary>In digits: "3 of 10 days" gives no amount, "about 18250" does.</summary>
    private const int ShortestAmount = 4;

    /// <summary>A cell that is nothing but a number, or a number of four digits or more in a cell of text; else null.</summary>
    public static decimal? Of(string cell)
    {
        var text = Day().Replace(cell.Length <= LongestCell ? cell : cell[..LongestCell], " ");
        return Number().Matches(text)
            .Where(match => match.Value.Count(char.IsAsciiDigit) >= ShortestAmount || !text.Remove(match.Index, match.Length).Any(char.IsLetterOrDigit))
            .Select(match => (decimal?)Amount(match.Value))
            .FirstOrDefault();
    }

    /// <summary>
    /// Reads 18250.40, 18,250.40, 18.250,40 and 18 250,40. The last separator is the decimal one, unless it groups
    /// thousands: three digits behind it, at most three before the first separator.
    /// </summary>
    private static decimal Amount(string number)
    {
        var digits = Blank().Replace(number, "");
        var last = digits.LastIndexOfAny(['.', ',']);
        if (last >= 0)
        {
            var behind = digits.Length - last - 1;
            var other = digits[last] == '.' ? ',' : '.';
            var groups = behind == 3 && digits.IndexOfAny(['.', ',']) <= 3 && !digits.Contains(other);
            var whole = groups ? digits : digits[..last];
            digits = Separator().Replace(whole, "") + (groups ? "" : "." + digits[(last + 1)..]);
        }

        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : decimal.MaxValue;
    }

    [GeneratedRegex(@"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}|\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},?)?(?: \d{4})?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    [GeneratedRegex(@"\d(?:[\d.,'\u00a0\u202f ]*\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"['\u00a0\u202f ]", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex("[.,]", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
