using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>Changes of any text but C#: numbers and, except in JSON, whole lines.</summary>
internal static partial class TextMutations
{
    public static IEnumerable<Mutation> OfNumbers(string text) =>
        Number().Matches(text).Select(number => new Mutation(
            "number+1",
            text[..number.Index] + Next(number.Value) + text[(number.Index + number.Length)..]));

    public static IEnumerable<Mutation> OfLines(string text)
    {
        var body = text.TrimEnd('\n');
        var lines = body.Split('\n');
        if (lines.Length < 2)
            yield break;
        for (var i = 0; i < lines.Length; i++)
        {
            yield return new Mutation("drop-line", Joined([.. lines[..i], .. lines[(i + 1)..]]));
            yield return new Mutation("repeat-line", Joined([.. lines[..i], lines[i], .. lines[i..]]));
            if (i > 0)
                yield return new Mutation("swap-lines", Joined([.. lines[..(i - 1)], lines[i], lines[i - 1], .. lines[(i + 1)..]]));
        }

        string Joined(string[] changed) => string.Join('\n', changed) + text[body.Length..];
    }

    // As wide as before: 09 becomes 10, not 010.
    private static string Next(string digits) =>
        (BigInteger.Parse(digits, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0');

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
