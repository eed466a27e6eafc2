using System.Globalization;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Pricing;

public class PriceScheduleTests
{
    private static readonly DayOfWeek[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly TokenUsage Million = new() { Calls = 1, Input = 1_000_000, CachedInput = 0, CacheWrite = 0, Output = 0 };

    private static readonly PriceRow Peak = new("row", 0.15m, 0.6m, 0.003m)
    {
        Schedule = new PriceSchedule(
            [
                new PriceWindow(Workdays, new(1, 0), new(4, 0)) { Multiplier = 2 },
                new PriceWindow(Workdays, new(6, 0), new(10, 0)) { Multiplier = 2 },
            ],
            [new(2026, 10, 1)]),
    };

    [Theory]
    [InlineData("2026-11-02T00:59:59Z", 0.15)] // Monday
    [InlineData("2026-11-02T01:00:00Z", 0.30)]
    [InlineData("2026-11-02T03:59:59Z", 0.30)]
    [InlineData("2026-11-02T04:00:00Z", 0.15)]
    [InlineData("2026-11-02T06:00:00Z", 0.30)]
    [InlineData("2026-11-02T10:00:00Z", 0.15)]
    [InlineData("2026-11-06T09:59:59Z", 0.30)] // Friday
    [InlineData("2026-11-07T09:00:00Z", 0.15)] // Saturday
    [InlineData("2026-11-08T02:00:00Z", 0.15)] // Sunday
    [InlineData("2026-10-01T02:00:00Z", 0.15)] // a holiday on a Thursday
    [InlineData("2026-11-02T09:30:00+08:00", 0.30)] // 01:30 UTC
    [InlineData("2026-11-09T00:30:00-04:00", 0.15)] // 04:30 UTC
    [InlineData("2026-11-08T22:30:00-04:00", 0.30)] // Monday 02:30 UTC
    public void Peak_hours_cost_twice_as_much(string moment, double usd)
    {
        Peak.Cost(Million, Moment(moment)).Should().Be((decimal)usd);
        Peak.WorstCase(1_000_000, 0, Moment(moment)).Should().Be((decimal)usd);
    }

    [Theory]
    [InlineData("2026-11-06T21:59:00Z", 1)] // Friday
    [InlineData("2026-11-06T22:00:00Z", 3)]
    [InlineData("2026-11-07T01:59:00Z", 3)] // Saturday, still Friday's night
    [InlineData("2026-11-07T02:00:00Z", 1)]
    [InlineData("2026-11-07T22:30:00Z", 1)] // Saturday begins no night
    [InlineData("2026-11-09T01:00:00Z", 1)] // Monday: Sunday began none
    [InlineData("2026-11-05T01:00:00Z", 1)] // the night of Wednesday, a holiday
    [InlineData("2026-11-05T23:00:00Z", 3)]
    public void A_window_across_midnight_belongs_to_the_day_on_which_it_begins(string moment, decimal usd)
    {
        var nights = new PriceRow("row", 1, 1)
        {
            Schedule = new PriceSchedule([new PriceWindow(Workdays, new(22, 0), new(2, 0)) { Prices = new TokenPrices(3, 3) }], [new(2026, 11, 4)]),
        };

        nights.Cost(Million, Moment(moment)).Should().Be(usd);
    }

    [Fact]
    public void Equal_ends_are_the_whole_day()
    {
        var sundays = new PriceRow("row", 2, 2)
        {
            Schedule = new PriceSchedule([new PriceWindow([DayOfWeek.Sunday], default, default) { Multiplier = 0.5m }], []),
        };

        sundays.Cost(Million, Moment("2026-11-07T23:59:59Z")).Should().Be(2);
        sundays.Cost(Million, Moment("2026-11-08T00:00:00Z")).Should().Be(1);
        sundays.Cost(Million, Moment("2026-11-08T23:59:59Z")).Should().Be(1);
        sundays.Cost(Million, Moment("2026-11-09T00:00:00Z")).Should().Be(2);
    }

    [Fact]
    public void A_multiplier_applies_to_the_tier_and_to_the_cache()
    {
        var row = Peak with { Tiers = [new PriceTier(100, new TokenPrices(1, 4, 0.5m))] };

        // (600 x 1 + 400 x 0.5 + 10 x 4) x 2.
        row.Cost(new TokenUsage { Calls = 1, Input = 1_000, CachedInput = 400, CacheWrite = 0, Output = 10 }, Moment("2026-11-02T02:00:00Z")).Should().Be(0.00168m);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
