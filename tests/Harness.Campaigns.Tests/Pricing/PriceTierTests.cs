using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Pricing;

public class PriceTierTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly PriceRow Row = new("row", 1, 5, 0.05m)
    {
        Tiers = [new PriceTier(272_000, new TokenPrices(2, 7.5m, 0.10m)), new PriceTier(500_000, new TokenPrices(null, null))],
    };

    [Fact]
    public void A_prompt_up_to_the_limit_has_the_prices_of_the_row() =>
        // 272,000 x 1 + 1,000 x 5.
        Row.Cost(Usage(272_000), At).Should().Be(0.277m);

    [Fact]
    public void One_token_more_charges_the_whole_request_at_the_tier() =>
        // 272,001 x 2 + 1,000 x 7.5.
        Row.Cost(Usage(272_001), At).Should().Be(0.551502m);

    [Fact]
    public void Cached_tokens_count_towards_the_limit() =>
        // 2,001 x 2 + 270,000 x 0.10 + 1,000 x 7.5.
        Row.Cost(Usage(272_001) with { CachedInput = 270_000 }, At).Should().Be(0.038502m);

    [Fact]
    public void A_tier_whose_price_is_unknown_makes_the_cost_unknown_above_it_only()
    {
        Row.Cost(Usage(500_000), At).Should().NotBeNull();
        Row.Cost(Usage(500_001), At).Should().BeNull();
        Row.WorstCase(500_000, 1, At).Should().NotBeNull();
        Row.WorstCase(500_001, 1, At).Should().BeNull();
    }

    [Fact]
    public void The_worst_case_counts_the_dearest_tier_that_can_be_reached()
    {
        var cheaperAbove = new PriceRow("row", 10, 10) { Tiers = [new PriceTier(1_000, new TokenPrices(1, 1))] };

        cheaperAbove.WorstCase(1_001, 0, At).Should().Be(0.01001m, "the prompt may turn out to be shorter than estimated");
        Row.WorstCase(272_001, 1_000, At).Should().Be(0.551502m);
    }

    private static TokenUsage Usage(long input) => new() { Calls = 1, Input = input, CachedInput = 0, Output = 1_000 };
}
