using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Views;

namespace Harness.Tool.Comparing;

/// <summary>A compared campaign as <c>--json</c> prints it. Of what is unknown, undefined or made up there is no member.</summary>
internal static class TallyNumbers
{
    public static object Of(CampaignTally campaign, ParetoStanding front) => new
    {
        campaign.Id,
        campaign.Model,
        campaign.Manifest.ModelId,
        campaign.Manifest.Suite,
        Date = DateOnly.FromDateTime(campaign.Manifest.CreatedAt.UtcDateTime),
        Reconstruction = campaign.IsReconstruction,
        TotalsOnly = campaign.TotalsOnly is not null,
        campaign.Manifest.ReplayOf,
        Flags = LeaderboardTable.FlagsOf(campaign),
        campaign.Planned,
        campaign.Valid,
        campaign.Passed,
        campaign.Invalid,
        campaign.Missing,
        campaign.PassRate,
        campaign.PassInterval,
        campaign.CostUsd,
        campaign.CostPerRunUsd,
        campaign.CostPerRunInterval,
        campaign.CostPerPassUsd,
        campaign.CostPerPassInterval,
        campaign.MedianSeconds,
        campaign.P95Seconds,
        Front = front,
        Published = campaign.Manifest.Published is { } published
            ? new { published.ModelName, published.ArchitectureAsPublished, published.ArchitecturePerModelCard, published.ModelCardSource }
            : null,
        Outcomes = campaign.TotalsOnly is not null ? null : campaign.Outcomes.Names
            .GroupBy(name => name.Group)
            .ToDictionary(group => group.Key.ToString().ToLowerInvariant(), group => group.ToDictionary(name => name.Name, name => campaign.Outcomes.Of(name.Group, name.Name))),
        campaign.Remarks,
        Path = campaign.Folder,
    };
}
