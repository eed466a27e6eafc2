using Harness.Campaigns.Pricing;

namespace Harness.Campaigns.Tests.Pricing;

public class PriceListTests
{
    private static readonly DateTimeOffset Switch = new(2026, 8, 16, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2026, 9, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly PriceRow Old = new("old", 1, 1) { To = Switch };
    private static readonly PriceRow New = new("new", 2, 2) { From = Switch, To = End };

    [Fact]
    public void A_row_is_in_force_from_its_first_moment_until_before_its_last()
    {
        var prices = new PriceList([New, Old]);

        prices.At(DateTimeOffset.MinValue).Should().Be(Old);
        prices.At(Switch.AddTicks(-1)).Should().Be(Old);
        prices.At(Switch).Should().Be(New);
        prices.At(End.AddTicks(-1)).Should().Be(New);
        prices.At(End).Should().BeNull("nobody knows what it costs after that");
    }

    [Fact]
    public void A_moment_counts_whatever_its_offset() =>
        new PriceList([Old, New]).At(new DateTimeOffset(2026, 8, 16, 23, 59, 0, TimeSpan.FromHours(8))).Should().Be(Old);

    [Fact]
    public void Two_rows_in_force_at_one_moment_are_refused()
    {
        var list = () => new PriceList([Old, New with { From = Switch.AddTicks(-1) }]);

        list.Should().Throw<ArgumentException>().WithMessage("the price rows old and new are both in force from 2026-08-16T15:59:59Z to 2026-09-10*");
    }

    [Fact]
    public void Rows_of_other_regions_and_classes_of_service_do_not_overlap() =>
        PriceRules.Overlaps([Old, Old with { Region = "eu-south-1" }, Old with { ServiceTier = "flex" }]).Should().BeEmpty();

    [Fact]
    public void An_empty_list_knows_no_price() => new PriceList([]).At(Switch).Should().BeNull();
}
