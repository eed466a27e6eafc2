using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class CostTests
{
    [Fact]
    public void One_unknown_cost_makes_the_sum_unknown() => Cost.Sum([0.1m, null, 0.2m]).Should().BeNull();

    [Fact]
    public void Costs_add_exactly() => Cost.Sum(Enumerable.Repeat<decimal?>(0.1m, 10)).Should().Be(1m);

    [Fact]
    public void Cost_per_pass_of_the_published_campaign_is_0_0018() =>
        Math.Round(Cost.PerPass(0.039m, 22)!.Value, 4).Should().Be(0.0018m);

    [Fact]
    public void Cost_per_pass_is_undefined_when_nothing_passed() => Cost.PerPass(0.5m, 0).Should().BeNull();

    [Fact]
    public void Cost_per_pass_is_unknown_when_the_cost_is() => Cost.PerPass(null, 3).Should().BeNull();
}
