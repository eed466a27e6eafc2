using System.Globalization;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Reports.Html;

/// <summary>A pass rate and its interval on a scale from 0 to 100 %, as a small picture that also says what it shows.</summary>
internal static class RateBar
{
    public static string Of(double? rate, Interval? interval)
    {
        if (rate is not { } share || interval is not { } known)
            return "<span class=\"note\">nothing was measured</span>";
        var label = $"{ReportNumbers.Percent(share)}, 95 % interval {ReportNumbers.Percent(known.Low)} to {ReportNumbers.Percent(known.High)}";
        return $"<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{label}\"><rect class=\"t\" y=\"4\" width=\"100\" height=\"2\"/><rect class=\"i\" x=\"{Number(known.Low)}\" y=\"2\" width=\"{Number(known.High - known.Low)}\" height=\"6\"/><rect class=\"p\" x=\"{Number(Math.Clamp(share - .008, 0, .984))}\" width=\"1.6\" height=\"10\"/></svg>";
    }

    private static string Number(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture);
}
