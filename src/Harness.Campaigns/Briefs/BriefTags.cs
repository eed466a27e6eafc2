using System.Text.RegularExpressions;

namespace Harness.Campaigns.Briefs;

/// <summary>Finds <c>[Observed]</c>, <c>[Speculation]</c> and <c>[Unobserved]</c>.</summary>
internal static partial class BriefTags
{
    /// <summary>The tags of a text with offset and length, in order.</summary>
    public static IReadOnlyList<(int Offset, int Length, BriefTag Tag)> In(string text) =>
        [.. Pattern().Matches(text).Select(match => (match.Index, match.Length, Enum.Parse<BriefTag>(match.Groups[1].ValueSpan, ignoreCase: true)))];

    /// <summary>The tag that holds at the end of a passage.</summary>
    public static BriefTag AtEndOf(BriefPassage passage) => In(passage.Text) is [.., var last] ? last.Tag : passage.Tag;

    [GeneratedRegex(@"\[(Observed|Speculation|Unobserved)\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
