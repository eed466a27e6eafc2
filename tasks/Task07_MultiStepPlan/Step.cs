using System.Globalization;

namespace Harness.Tasks.Task07_MultiStepPlan;

/// <summary>What one file must say.</summary>
internal sealed record Step(int Number, string Action, string Token, string Previous, int Minutes, int Total)
{
    public string File => string.Create(CultureInfo.InvariantCulture, $"steps/step{Number}.txt");

    public string Expected => string.Create(CultureInfo.InvariantCulture,
        $"step: {Number}\naction: {Action}\ntoken: {Token}\nprevious: {Previous}\nminutes: {Minutes}\ntotal: {Total}");

    /// <summary>The text without what does not matter: space at line ends and around the first colon, blank lines at the end, <c>65.0</c> for <c>65</c>.</summary>
    public static string Normalize(string text) => string.Join('\n', text.TrimEnd().Split('\n').Select(Normal));

    private static string Normal(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return line.TrimEnd();
        var value = line[(colon + 1)..].Trim();
        if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number))
            value = decimal.Truncate(number).ToString(CultureInfo.InvariantCulture);
        return $"{line[..colon].TrimEnd()}: {value}";
    }
}
