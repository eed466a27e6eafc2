using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Pricing;

public class PriceRowTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly PriceRow Row = new("row", InputUsd: 3, OutputUsd: 15, CacheReadUsd: 0.3m, CacheWriteUsd: 3.75m);

    private static readonly TokenUsage Usage = new() { Calls = 1, Input = 1_000, CachedInput = 600, CacheWrite = 100, Output = 200, Reasoning = 150 };

    [Fact]
    public void Each_kind_of_token_has_its_price_and_reasoning_is_part_of_the_output()
    {
        // 300 x 3 + 600 x 0.3 + 100 x 3.75 + 200 x 15, per million.
        Row.Cost(Usage, At).Should().Be(0.004455m);
    }

    [Fact]
    public void An_unknown_count_makes_the_cost_unknown()
    {
        Row.Cost(Usage with { Input = null }, At).Should().BeNull();
        Row.Cost(Usage with { Output = null }, At).Should().BeNull();
        Row.Cost(Usage with { CachedInput = null }, At).Should().BeNull();
        Row.Cost(Usage with { CacheWrite = null }, At).Should().BeNull();
        Row.Cost(Usage with { Reasoning = null }, At).Should().NotBeNull();
    }

    [Fact]
    public void An_unknown_price_makes_the_cost_unknown()
    {
        (Row with { InputUsd = null }).Cost(Usage, At).Should().BeNull();
        (Row with { OutputUsd = null }).Cost(Usage, At).Should().BeNull();
        (Row with { OutputUsd = null }).WorstCase(1, 1, At).Should().BeNull();
        (Row with { InputUsd = null }).WorstCase(1, 1, At).Should().BeNull();
    }

    [Fact]
    public void A_cache_without_a_price_of_its_own_costs_what_input_costs_and_its_counts_are_not_needed()
    {
        foreach (var plain in new[] { Row with { CacheReadUsd = 3, CacheWriteUsd = 3 }, Row with { CacheReadUsd = null, CacheWriteUsd = null } })
        {
            // 1,000 x 3 + 200 x 15.
            plain.Cost(Usage with { CachedInput = null, CacheWrite = null }, At).Should().Be(0.006m);
            plain.Cost(Usage, At).Should().Be(0.006m);
        }
    }

    [Fact]
    public void Writes_for_an_hour_have_a_price_of_their_own()
    {
        var both = Row with { CacheWriteOneHourUsd = 6 };

        // 300 x 3 + 600 x 0.3 + 60 x 3.75 + 40 x 6 + 200 x 15.
        both.Cost(Usage with { CacheWriteOneHour = 40 }, At).Should().Be(0.004545m);
        both.Cost(Usage with { CacheWriteOneHour = null }, At).Should().BeNull("it is not known which of the two prices the 100 tokens have");
        both.Cost(Usage with { CacheWrite = 0, CacheWriteOneHour = null }, At).Should().Be(0.00438m, "nothing was written: 400 x 3 + 600 x 0.3 + 200 x 15");
    }

    [Fact]
    public void Writes_for_an_hour_cost_what_input_costs_only_where_no_write_has_a_price()
    {
        Row.Cost(Usage with { CacheWriteOneHour = 40 }, At).Should().BeNull("short writes have a price, so that of long ones is unknown");
        Row.Cost(Usage with { CacheWriteOneHour = 0 }, At).Should().Be(0.004455m);
        // 400 x 3 + 600 x 0.3 + 200 x 15.
        (Row with { CacheWriteUsd = null }).Cost(Usage with { CacheWriteOneHour = 40 }, At).Should().Be(0.00438m);
    }

    [Theory]
    [InlineData(1_000, 950, 100, null, 1)]
    [InlineData(1_000, 1_001, 0, null, 1)]
    [InlineData(1_000, 0, 100, 101, 1)]
    [InlineData(-1, 0, 0, null, 1)]
    [InlineData(1_000, -1, 0, null, 1)]
    [InlineData(1_000, 0, 0, null, -1)]
    public void Counts_that_contradict_each_other_have_no_cost(long input, long cached, long written, int? longWritten, long output)
    {
        var usage = new TokenUsage { Calls = 1, Input = input, CachedInput = cached, CacheWrite = written, CacheWriteOneHour = longWritten, Output = output };

        (Row with { CacheWriteOneHourUsd = 3.75m }).Cost(usage, At).Should().BeNull();
    }

    [Fact]
    public void A_free_model_costs_nothing_whatever_it_reports()
    {
        PriceRow.Free.Cost(new TokenUsage { Calls = 1 }, At).Should().Be(0);
        PriceRow.Free.WorstCase(1_000_000, 1_000_000, At).Should().Be(0);
    }

    [Fact]
    public void A_price_of_zero_that_was_not_declared_free_still_needs_counts() =>
        new PriceRow("zero", 0, 0, 0, 0).Cost(new TokenUsage { Calls = 1 }, At).Should().BeNull();

    [Fact]
    public void The_worst_case_is_all_input_at_its_dearest_kind()
    {
        // 1,000 x 3.75 + 200 x 15.
        Row.WorstCase(1_000, 200, At).Should().Be(0.00675m);
        (Row with { CacheWriteUsd = 0 }).WorstCase(1_000, 0, At).Should().Be(0.003m);
        (Row with { CacheWriteOneHourUsd = 6 }).WorstCase(1_000, 0, At).Should().Be(0.006m);
    }
}
