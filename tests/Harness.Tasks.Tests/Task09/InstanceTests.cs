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
        few.Last.DayOfWeek.Should().Be(DayOfWeek.Sunday);
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
    public void The_renamed_published_data_is_the_data_of_the_instance(int instance)
    {
        var renamings = OtherInstance.Renamings(instance);
        var other = DailyRevenue.Parse(new TillExport(instance).Csv(30));

        foreach (var (published, now) in DailyRevenue.Parse(new TillExport(0).Csv(30)).Days.Zip(other.Days))
        {
            Renamed($"{published.Day:yyyy-MM-dd}").Should().Be($"{now.Day:yyyy-MM-dd}");
            Renamed($"{published.Amount:0}").Should().Be($"{now.Amount:0}");
        }

        Renamed("18519.80").Should().Be(FormattableString.Invariant($"{other.AverageEndingOn(other.Last, DailyRevenue.Window):0.00}"));

        string Renamed(string text) => renamings.GetValueOrDefault(text, text);
    }

    [Fact]
    public void No_two_instances_share_an_answer() =>
        Enumerable.Range(0, 51).Select(instance => DailyRevenue.Parse(new TillExport(instance).Csv(30)))
            .Select(revenue => (revenue.Last, revenue.AverageEndingOn(revenue.Last, DailyRevenue.Window)))
            .Should().OnlyHaveUniqueItems();
}
