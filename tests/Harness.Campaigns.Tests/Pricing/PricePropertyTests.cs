using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Pricing;

/// <summary>What holds for every row with rising tiers, tried on rows and requests made up by a seeded generator.</summary>
public class PricePropertyTests
{
    private const int Tries = 5_000;

    [Fact]
    public void One_more_token_of_any_kind_never_costs_less()
    {
        foreach (var (row, usage, at) in Cases(1))
        {
            var cost = row.Cost(usage, at);
            cost.Should().NotBeNull();
            foreach (var more in OneMore(usage))
                row.Cost(more, at).Should().BeGreaterThanOrEqualTo(cost!.Value, "{0} costs {1} with {2}", more, row, usage);
        }
    }

    [Fact]
    public void The_worst_case_is_never_below_the_cost_of_a_request_that_is_no_larger()
    {
        var random = new Random(3);
        foreach (var (row, usage, at) in Cases(2))
        {
            var worst = row.WorstCase(usage.Input!.Value + random.Next(100), usage.Output!.Value + random.Next(100), at);

            worst.Should().BeGreaterThanOrEqualTo(row.Cost(usage, at)!.Value, "{0} of {1}", usage, row);
        }
    }

    [Fact]
    public void Requests_cost_the_sum_of_their_tokens_kind_by_kind()
    {
        foreach (var (row, usage, at) in Cases(4))
        {
            var prices = row.PricesAt(usage.Input!.Value, at);
            var (read, shortly, longer) = (usage.CachedInput!.Value, usage.CacheWrite!.Value - usage.CacheWriteOneHour!.Value, usage.CacheWriteOneHour.Value);
            var fresh = usage.Input.Value - read - shortly - longer;

            var expected = new[]
            {
                fresh * prices.InputUsd, read * prices.CacheReadUsd, shortly * prices.CacheWriteUsd,
                longer * prices.CacheWriteOneHourUsd, usage.Output * prices.OutputUsd,
            }.Sum() / 1_000_000;
            row.Cost(usage, at).Should().Be(expected);
        }
    }

    private static IEnumerable<TokenUsage> OneMore(TokenUsage usage) =>
    [
        usage with { Input = usage.Input + 1 },
        usage with { Input = usage.Input + 1, CachedInput = usage.CachedInput + 1 },
        usage with { Input = usage.Input + 1, CacheWrite = usage.CacheWrite + 1 },
        usage with { Input = usage.Input + 1, CacheWrite = usage.CacheWrite + 1, CacheWriteOneHour = usage.CacheWriteOneHour + 1 },
        usage with { Output = usage.Output + 1 },
    ];

    private static IEnumerable<(PriceRow Row, TokenUsage Usage, DateTimeOffset At)> Cases(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Tries; i++)
        {
            var prices = Prices(random);
            var limit = random.Next(1, 2_000);
            var row = new PriceRow("row", prices.InputUsd, prices.OutputUsd, prices.CacheReadUsd, prices.CacheWriteUsd)
            {
                CacheWriteOneHourUsd = prices.CacheWriteOneHourUsd,
                Tiers = [new PriceTier(limit, prices.Times(1 + (random.Next(100) / 100m)))],
                Schedule = new PriceSchedule([new PriceWindow([DayOfWeek.Monday, DayOfWeek.Saturday], new(20, 0), new(3, 0)) { Multiplier = random.Next(1, 300) / 100m }], []),
            };
            var (fresh, read, written, longer) = (random.Next(800), random.Next(800), random.Next(300), random.Next(300));
            yield return (
                row,
                new TokenUsage { Calls = 1, Input = fresh + read + written + longer, CachedInput = read, CacheWrite = written + longer, CacheWriteOneHour = longer, Output = random.Next(500) },
                new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(14 * 24 * 60)));
        }
    }

    private static TokenPrices Prices(Random random) =>
        new(Price(random), Price(random), Price(random), Price(random), Price(random));

    private static decimal Price(Random random) => random.Next(20_000) / 1_000m;
}
