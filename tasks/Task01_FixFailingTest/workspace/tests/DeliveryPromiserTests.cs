using Halden.Dispatch.Calendars;
using Halden.Dispatch.Promises;
using Xunit;

namespace Halden.Dispatch.Tests;

public sealed class DeliveryPromiserTests
{
    private static readonly DeliveryPromiser Promiser = new(CompanyCalendars.Usa());

    [Fact]
    public void An_order_at_the_cut_off_leaves_on_the_same_day()
    {
        var promise = Promiser.Promise(Placed(2024, 3, 5, 16, 0), CarrierService.Ground);

        Assert.Equal(new DateOnly(2024, 3, 5), promise.Dispatched);
        Assert.Equal(new DateOnly(2024, 3, 8), promise.Delivered);
    }

    [Fact]
    public void An_order_after_the_cut_off_leaves_on_the_next_working_day()
    {
        var promise = Promiser.Promise(Placed(2024, 3, 8, 16, 1), CarrierService.Ground);

        Assert.Equal(new DateOnly(2024, 3, 11), promise.Dispatched);
        Assert.Equal(new DateOnly(2024, 3, 14), promise.Delivered);
    }

    [Fact]
    public void An_order_on_a_Sunday_leaves_on_Monday()
    {
        var promise = Promiser.Promise(Placed(2024, 3, 10, 9, 30), CarrierService.TwoDay);

        Assert.Equal(new DateOnly(2024, 3, 11), promise.Dispatched);
    }

    [Fact]
    public void Freight_takes_a_week_and_a_holiday_makes_it_longer()
    {
        var promise = Promiser.Promise(Placed(2024, 11, 25, 11, 0), CarrierService.Freight);

        Assert.Equal(new DateOnly(2024, 12, 3), promise.Delivered);
    }

    [Fact]
    public void The_promise_skips_the_long_weekend()
    {
        var service = new CarrierService("Regional Express", TransitDays: 2, CutOff: new TimeOnly(14, 0));

        var promise = Promiser.Promise(Placed(2021, 12, 30, 10, 15), service);

        Assert.Equal(new DateOnly(2021, 12, 30), promise.Dispatched);
        Assert.Equal(new DateOnly(2022, 1, 4), promise.Delivered);
    }

    private static Order Placed(int year, int month, int day, int hour, int minute) =>
        new("SO-48213", new DateTime(year, month, day, hour, minute, 0));
}
