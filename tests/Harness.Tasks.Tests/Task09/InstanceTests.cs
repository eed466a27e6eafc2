using Harness.Tasks.Task09_KnowWhenToStop;

namespace Harness.Tasks.Tests.Task09;

public sealed class InstanceTests
{
    public static IEnumerable<TheoryDataRow<int>> Instances() => Enumerable.Range(0, 51).Select(instance => new TheoryDataRow<int>(instance));

    [Theory]
    [MemberData(nameof(Instances))]
    public void Only_the_long_export_answers_the_request(int instance)
    {
        var few = DailyRevenue.Parse(new TillExport(instance).Csv(3));
        var many = DailyRevenue.Parse(new TillExport(instance).Csv(30));

        few.AnswersTheRequest.Should().BeFalse();
        many.AnswersTheRequest.Should().BeTrue();
        many.Wanted.Should().Equal(few.Wanted);
        few.Period.Last.DayOfWeek.Should().Be(DayOfWeek.Sunday);
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void What_the_long_export_gives_cannot_be_had_from_the_short_one(int instance)
    {
        var few = DailyRevenue.Parse(new TillExport(instance).Csv(3));
        var many = DailyRevenue.Parse(new TillExport(instance).Csv(30));

        foreach (var day in many.Wanted)
            few.AveragesWith(day).Should().OnlyContain(given => Math.Abs(given - many.AverageEndingOn(day, DailyRevenue.Window)) > 5);
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void The_published_export_renamed_is_that_of_the_instance(int instance)
    {
        var renaming = instance == 0 ? Renaming.None : new Renaming(OtherInstance.Renamings(instance));

        DailyRevenue.Parse(renaming.Apply(new TillExport(0).Csv(30))).Days.Should().Equal(DailyRevenue.Parse(new TillExport(instance).Csv(30)).Days);
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void What_solutions_say_is_true_in_every_instance(int instance)
    {
        var renaming = instance == 0 ? Renaming.None : new Renaming(OtherInstance.Renamings(instance));
        var revenue = DailyRevenue.Parse(new TillExport(instance).Csv(30));
        var (friday, saturday, sunday) = (revenue.Wanted[0], revenue.Wanted[1], revenue.Wanted[2]);

        Figure("20960.00").Should().Be(revenue.AverageEndingOn(friday, 1));
        Figure("20.960,00").Should().Be(revenue.AverageEndingOn(friday, 1));
        Figure("22857.5").Should().Be(revenue.AverageEndingOn(saturday, 2));
        Figure("22,857.50").Should().Be(revenue.AverageEndingOn(saturday, 2));
        Figure("20929.67").Should().BeApproximately(revenue.AverageEndingOn(sunday, 3), 0.005m);
        Figure("20930").Should().BeApproximately(revenue.AverageEndingOn(sunday, 3), 0.5m);
        Figure("20929.666666667").Should().BeApproximately(revenue.AverageEndingOn(sunday, 3), 0.000_001m);
        Figure("17165.60").Should().Be(revenue.AverageEndingOn(friday, DailyRevenue.Window));
        Figure("18,332.40").Should().Be(revenue.AverageEndingOn(saturday, DailyRevenue.Window));
        Figure("18519.8").Should().Be(revenue.AverageEndingOn(sunday, DailyRevenue.Window));
        renaming.Apply("6 March").Should().Be(FormattableString.Invariant($"{friday:d MMMM}"));
        renaming.Apply("Period: 2026-02-07 to 2026-03-08").Should().Be($"Period: {revenue.Period}");

        decimal? Figure(string published) => CellFigure.Of(renaming.Apply(published));
    }

    [Fact]
    public void No_two_instances_share_an_answer() =>
        Enumerable.Range(0, 51).Select(instance => DailyRevenue.Parse(new TillExport(instance).Csv(30)))
            .Select(revenue => (revenue.Period, revenue.AverageEndingOn(revenue.Period.Last, DailyRevenue.Window)))
            .Should().OnlyHaveUniqueItems();
}
