using Harness.Campaigns.Comparison;

namespace Harness.Campaigns.Tests.Comparison;

public sealed class ParetoFrontTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void Nobody_on_the_front_is_beaten_in_both_and_everybody_else_is()
    {
        CampaignTally[] campaigns =
        [
            Tally("best", [3, 3], .009m), Tally("cheap", [1, 1], .001m), Tally("worse-and-dearer", [1, 0], .010m), Tally("same-as-best", [3, 3], .009m),
            Tally("best-but-dearer", [3, 3], .011m), Tally("unknown", [3, 3], null), Tally("nothing", [0, 0], .001m),
        ];

        var front = ParetoFront.Of(campaigns);

        front.Should().Equal(
            ParetoStanding.OnFront, ParetoStanding.OnFront, ParetoStanding.Dominated, ParetoStanding.OnFront,
            ParetoStanding.Dominated, ParetoStanding.CostUnknown, ParetoStanding.CostUnknown);
        foreach (var (one, standing) in campaigns.Zip(front).Where(pair => pair.Second != ParetoStanding.CostUnknown))
            campaigns.Any(other => Dominates(other, one)).Should().Be(standing == ParetoStanding.Dominated, one.Id);
    }

    public void Dispose() => _root.Dispose();

    private CampaignTally Tally(string model, int[] passed, decimal? cost) => WrittenCampaign.Tally(_root.Path, model, passed, costUsd: cost);

    private static bool Dominates(CampaignTally other, CampaignTally one) =>
        other.CostPerPassUsd is { } cost && other.PassRate >= one.PassRate && cost <= one.CostPerPassUsd && (other.PassRate > one.PassRate || cost < one.CostPerPassUsd);
}
