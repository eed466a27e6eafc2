using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>Reads a moment in UTC in the spellings of ISO 8601 and RFC 3339 that mean the same.</summary>
public static partial class UtcMoment
{
    /// <summary>The moment to 100 ns; null when it is none, has no fraction of a second, or does not say that it is UTC.</summary>
    public static DateTime? Read(string text)
    {
        var match = Spelling().Match(text.Trim());
        if (!match.Success)
            return null;
        var fraction = match.Groups["fraction"].Value;
        if (fraction.Length > 7 && fraction.AsSpan(7).ContainsAnyExcept('0'))
            return null;
        var digits = match.Groups["date"].Value.Replace("-", "", StringComparison.Ordinal)
            + match.Groups["time"].Value.Replace(":", "", StringComparison.Ordinal)
            + fraction.PadRight(7, '0')[..7];
        return DateTime.TryParseExact(digits, "yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? DateTime.SpecifyKind(moment, DateTimeKind.Utc)
            : null;
    }

    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})[Tt ](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2}|[0-9]{6})[.,](?<fraction>[0-9]{3,})\s?([Zz]|UTC|[+-]00(:?00)?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Spelling();
}
