using System.Text.RegularExpressions;

namespace Harness.Campaigns.Briefs;

/// <summary>Where a brief says that a number comes from.</summary>
/// <param name="Offset">Where the source begins in its passage.</param>
/// <param name="Length">Its length.</param>
/// <param name="IsPrior"><c>(prior campaign: ID)</c>, not <c>(verified: FILE)</c>.</param>
/// <param name="Name">The file or the id, as it stands there.</param>
internal sealed partial record BriefSource(int Offset, int Length, bool IsPrior, string Name)
{
    /// <summary>The sources of a text, in order.</summary>
    public static IReadOnlyList<BriefSource> In(string text) =>
        [.. Pattern().Matches(text).Select(match => new BriefSource(
            match.Index, match.Length, match.Groups[1].Value.StartsWith('p') || match.Groups[1].Value.StartsWith('P'), match.Groups[2].Value.Trim(' ', '`', '*')))];

    [GeneratedRegex(@"\((verified|prior campaign):\s*([^()]{0,300})\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
