using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Pricing;

public class PriceRowTests
{
    private static readonly PriceRow Row = new("row", InputUsd: 3, OutputUsd: 15, CacheReadUsd: 0.3m, CacheWriteUsd: 3.75m);

    private static readonly TokenUsage Usage = new() { Calls = 1, Input = 1_000, CachedInput = 600, CacheWrite = 100, Output = 200, Reasoning = 150 };

    [Fact]
    public void Each_kind_of_token_has_its_price_and_reasoning_is_part_of_the_output()
    {
        // 300 x 3 + 600 x 0.3 + 100 x 3.75 + 200 x 15, per million.
        Row.Cost(Usage).Should().Be(0.004455m);
    }

    [Fact]
    public void An_unknown_count_makes_the_cost_unknown()
    {
        Row.Cost(Usage with { Input = null }).Should().BeNull();
        Row.Cost(Usage with { Output = null }).Should().BeNull();
        Row.Cost(Usage with { CachedInput = null }).Should().BeNull();
        Row.Cost(Usage with { CacheWrite = null }).Should().BeNull();
        Row.Cost(Usage with { Reasoning = null }).Should().NotBeNull();
    }

    [Fact]
    public void Where_the_cache_has_no_price_of_its_own_its_counts_are_not_needed()
    {
        var plain = Row with { CacheReadUsd = 3, CacheWriteUsd = 3 };

        plain.Cost(Usage with { CachedInput = null, CacheWrite = null }).Should().Be(0.006m);
        plain.Cost(Usage).Should().Be(0.006m);
    }

    [Fact]
    public void A_free_model_costs_nothing_whatever_it_reports() => PriceRow.Free.Cost(new TokenUsage { Calls = 1 }).Should().Be(0);

    [Fact]
    public void A_price_of_zero_that_was_not_declared_free_still_needs_counts() =>
        new PriceRow("zero", 0, 0, 0, 0).Cost(new TokenUsage { Calls = 1 }).Should().BeNull();

    [Fact]
    public void The_worst_case_is_never_below_the_cost()
    {
        Row.WorstCase(1_000, 200).Should().Be(0.00675m).And.BeGreaterThan(Row.Cost(Usage)!.Value);
        (Row with { CacheWriteUsd = 0 }).WorstCase(1_000, 0).Should().Be(0.003m);
    }
}
