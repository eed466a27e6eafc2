using Halden.Dispatch.Calendars;

namespace Halden.Dispatch.Promises;

/// <summary>What we tell the customer.</summary>
/// <param name="Dispatched">The day on which the parcel leaves the warehouse.</param>
/// <param name="Delivered">The day on which the customer has it.</param>
public sealed record DeliveryPromise(DateOnly Dispatched, DateOnly Delivered);

/// <summary>Computes delivery promises for one warehouse.</summary>
public sealed class DeliveryPromiser(HolidayCalendar calendar)
{
    private readonly WorkingDays _workingDays = new(calendar);

    public DeliveryPromise Promise(Order order, CarrierService service)
    {
        var dispatched = DispatchDay(order.PlacedAt, service.CutOff);
        var delivered = _workingDays.Add(dispatched, service.TransitDays);
        var newYear = new DateOnly(dispatched.Year + 1, 1, 1);
        if (newYear.DayOfWeek == DayOfWeek.Saturday && dispatched < newYear && delivered >= newYear.AddDays(-1))
            delivered = _workingDays.Add(delivered, 1);

        return new DeliveryPromise(dispatched, delivered);
    }

    private DateOnly DispatchDay(DateTime placedAt, TimeOnly cutOff)
    {
        var day = DateOnly.FromDateTime(placedAt);
        var missedCutOff = TimeOnly.FromDateTime(placedAt) > cutOff;
        return _workingDays.OnOrAfter(missedCutOff ? day.AddDays(1) : day);
    }
}
