using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Briefs;

/// <summary>What a description of a model says of its architecture.</summary>
/// <param name="IsDense">Dense or a mixture of experts; null when it does not say.</param>
/// <param name="Total">All parameters, in billions; null when it does not say.</param>
/// <param name="Active">Parameters that take part in one token, in billions; null when it does not say.</param>
internal sealed partial record Architecture(bool? IsDense, decimal? Total, decimal? Active)
{
    /// <summary>Reads a description: <c>MoE 30B/3B, code-specialist</c>, <c>mixture of experts, 1T total, 32B activated</c>.</summary>
    public static Architecture Of(string? description)
    {
        var text = description ?? "";
        var dense = Dense().IsMatch(text);
        var mixture = Mixture().IsMatch(text);
        decimal[] sizes = [.. Size().Matches(text).Select(match =>
            decimal.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups[2].ValueSpan is "T" ? 1000 : 1))];
        return new Architecture(dense == mixture ? null : dense, sizes is [var total, ..] ? total : null, sizes is [_, var active, ..] ? active : null);
    }

    /// <summary>As published, then per model card: the two need not agree.</summary>
    public static IReadOnlyList<Architecture> Of(CampaignManifest manifest) =>
        [.. new[] { manifest.Published?.ArchitectureAsPublished, manifest.Published?.ArchitecturePerModelCard }.Where(text => text is not null).Select(Of)];

    [GeneratedRegex(@"\bdense\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dense();

    [GeneratedRegex(@"\bMoE\b|\bmixtures?[- ]of[- ]experts\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mixture();

    [GeneratedRegex(@"\b([0-9]{1,5}(?:\.[0-9]{1,3})?)\s?([BT])\b", RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
