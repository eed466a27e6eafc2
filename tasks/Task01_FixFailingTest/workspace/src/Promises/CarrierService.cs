namespace Halden.Dispatch.Promises;

/// <summary>A way to send a parcel.</summary>
/// <param name="Name">As the customer sees it.</param>
/// <param name="TransitDays">Working days from dispatch to delivery, at least 1.</param>
/// <param name="CutOff">Orders placed up to and including this time leave on the same working day.</param>
public sealed record CarrierService(string Name, int TransitDays, TimeOnly CutOff)
{
    public static CarrierService Ground { get; } = new("Ground", 3, new TimeOnly(16, 0));

    public static CarrierService TwoDay { get; } = new("Two-Day", 2, new TimeOnly(17, 30));

    public static CarrierService Freight { get; } = new("Freight", 5, new TimeOnly(12, 0));
}
