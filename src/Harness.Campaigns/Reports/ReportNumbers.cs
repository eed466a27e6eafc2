using System.Globalization;

namespace Harness.Campaigns.Reports;

/// <summary>How numbers are written for people: invariant, with the unit, and unknown is never a number.</summary>
public static class ReportNumbers
{
    public const string Unknown = "unknown";

    private const decimal SmallestShown = 0.0001m;

    /// <summary><c>$0.0012</c>; a cost that would round to zero is <c>&lt;$0.0001</c>, an unknown one <c>unknown</c>.</summary>
    public static string Dollars(decimal? cost) => cost switch
    {
        null => Unknown,
        > 0 and < SmallestShown => "<$0.0001",
        _ => "$" + cost.Value.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    /// <summary><c>1 turn</c>, <c>4 turns</c>.</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary><c>73.3 %</c>; <c>-</c> when there is nothing to divide by.</summary>
    public static string Percent(double? share) =>
        share is null ? "-" : (share.Value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary><c>3.2 s</c>; <c>-</c> without a value.</summary>
    public static string Seconds(double? seconds) =>
        seconds is null ? "-" : seconds.Value.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    /// <summary>Input and output tokens together, <c>1,234</c>, or <c>unknown</c>.</summary>
    public static string Tokens(Records.TokenUsage usage) =>
        (usage.Input + usage.Output)?.ToString("N0", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary><c>[.56, .86]</c>; <c>-</c> without an interval.</summary>
    public static string Bounds(Statistics.Interval? interval) =>
        interval is not { } known ? "-" : $"[{Share(known.Low)}, {Share(known.High)}]";

    private static string Share(double value) => value.ToString(value >= .995 ? "0" : ".00", CultureInfo.InvariantCulture);
}
