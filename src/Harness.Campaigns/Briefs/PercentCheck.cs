using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Briefs;

/// <summary>Computes again how much smaller or cheaper one model is said to be than another.</summary>
/// <param name="campaigns">The campaigns with what is known of their models.</param>
/// <param name="findings">Gets what does not hold.</param>
internal sealed partial class PercentCheck(BriefCampaigns campaigns, BriefFindings findings)
{
    /// <summary>Checks a passage.</summary>
    /// <returns>The offsets of the numbers that were judged.</returns>
    public IEnumerable<int> Check(BriefPassage passage)
    {
        foreach (Match match in Claim().Matches(passage.Text))
        {
            if (!decimal.TryParse(match.Groups["percent"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
                continue;
            var sentence = BriefSentences.Of(passage.Text).First(sentence => match.Index < sentence.End);
            var others = Others(passage.Text[sentence.Start..sentence.End]);
            if (others.Count == 0)
                others = Others(passage.Text);
            Judge(passage, match, percent, others.Count == 0 ? campaigns.Others : others, isNamed: others.Count > 0);
            yield return match.Groups["percent"].Index;
        }
    }

    private void Judge(BriefPassage passage, Match match, decimal percent, IReadOnlyList<KnownCampaign> others, bool isNamed)
    {
        findings.Checked++;
        var isCost = match.Groups["cost"].Success;
        var isActive = match.Groups["what"].Value.StartsWith("activ", StringComparison.OrdinalIgnoreCase);
        var isMore = match.Groups["more"].Success;
        var point = match.Groups["percent"].Value.IndexOf('.', StringComparison.Ordinal);
        var stated = new BriefNumber(0, match.Value, NumberKind.Percent, percent, 0, point < 0 ? 0 : match.Groups["percent"].Length - point - 1, "");
        var computed = others.SelectMany(other => (isCost ? Costs(other) : Sizes(other, isActive)).Select(pair => (Other: other, pair.Own, pair.Theirs, Less: (1 - (pair.Own / pair.Theirs)) * 100))).ToArray();
        if (computed.Any(pair => stated.Shows(isMore ? -pair.Less : pair.Less)))
            return;
        var quantity = isCost ? "cost per pass" : isActive ? "active parameters" : "total parameters";
        var unit = isCost ? "USD" : "B";
        findings.Add(passage, match.Index, BriefFindingKind.Overstated, match.Value, computed.Length == 0
            ? $"the {quantity} are not known on both sides"
            : string.Join("; ", computed.OrderBy(pair => isNamed ? 0 : Math.Abs(Math.Abs(pair.Less) - percent)).Take(isNamed ? 1 : 3).Select(pair => string.Create(CultureInfo.InvariantCulture,
                $"{quantity} of {pair.Own:0.######} {unit} are {Math.Abs(pair.Less):0.0} % {(pair.Less < 0 ? "more" : "less")} than the {pair.Theirs:0.######} {unit} of {pair.Other.ModelName}"))));
    }

    private IEnumerable<(decimal Own, decimal Theirs)> Costs(KnownCampaign other)
    {
        if (campaigns.Own.Summary.CostPerPassUsd is { } own && other.Summary.CostPerPassUsd is { } theirs && Cost.Ratio(own, theirs) is not null)
            yield return (own, theirs);
    }

    private IEnumerable<(decimal Own, decimal Theirs)> Sizes(KnownCampaign other, bool isActive)
    {
        var (own, theirs) = (Architecture.Of(campaigns.Own.Manifest), Architecture.Of(other.Manifest));
        for (var i = 0; i < Math.Min(own.Count, theirs.Count); i++)
        {
            if (Size(own[i]) is { } mine && Size(theirs[i]) is { } its and > 0)
                yield return (mine, its);
        }

        decimal? Size(Architecture architecture) => isActive ? architecture.Active : architecture.Total;
    }

    private List<KnownCampaign> Others(string text) =>
        [.. campaigns.MentionsIn(text).Select(mention => mention.Campaign).Concat(BriefSource.In(text).Where(source => source.IsPrior).Select(source => campaigns.ById(source.Name)).OfType<KnownCampaign>())
            .Where(campaign => campaign != campaigns.Own).Distinct()];

    [GeneratedRegex(
        @"\b(?<percent>[0-9]{1,4}(?:\.[0-9]{1,3})?)\s?%\s(?:(?:lower|fewer|smaller|less|(?<more>higher|larger|more|bigger))\s(?:(?<what>total|active|activated)\s)?parameters?\b|(?<cost>cheaper|less expensive|lower cost per pass)\b|(?<more>(?<cost>more expensive))\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Claim();
}
