using Harness.Tasks.Task09_KnowWhenToStop;

namespace Harness.Tasks.Tests.Task09;

public sealed class PackTableTests
{
    private const string Columns = "date,moving_average_10d\n";

    [Theory]
    [InlineData("# Result: incomplete\n" + Columns)]
    [InlineData("\uFEFF#Result: incomplete\r\n" + Columns)]
    [InlineData("\"# Result: incomplete\",\n" + Columns)]
    [InlineData("# Monday pack\n# Result: incomplete\n" + Columns)]
    [InlineData(Columns + "# Result: incomplete\n")]
    public void A_comment_near_the_top_declares(string csv) => PackTable.Read(csv).Result.Should().Be(new Declared<PackResult>(PackResult.Incomplete, null));

    [Theory]
    [InlineData("Result: incomplete\n" + Columns)]
    [InlineData(Columns + "2026-03-06,Result: incomplete\n")]
    [InlineData("# partial averages\n" + Columns)]
    [InlineData(Columns + "2026-03-06,\n# Result: incomplete\n")]
    [InlineData("# Result: incomplete\n# Result: complete\n" + Columns)]
    public void Anything_else_does_not(string csv) => PackTable.Read(csv).Result.Problem.Should().NotBeNull();

    [Theory]
    [InlineData("date,moving_average_10d,days\n2026-03-06,20960.00,1\n")]
    [InlineData("date;moving_average_10d\n2026-03-06;20960.00\n")]
    [InlineData("2026-03-06,20960.00\n")]
    [InlineData("\"date\",\"moving_average_10d\"\n\"2026-03-06\",\"20960.00\"\n")]
    [InlineData("| date | moving_average_10d |\n| 2026-03-06 | 20960.00 |\n")]
    public void Rows_are_found_in_any_usual_form(string csv) =>
        PackTable.Read(csv).Rows.Should().Equal(new PackTable.Row(new DateOnly(2026, 3, 6), "20960.00"));

    [Theory]
    [InlineData("20960.00")]
    [InlineData("20,960.00")]
    [InlineData("20.960,00")]
    [InlineData("20 960 EUR")]
    [InlineData("20960*")]
    [InlineData("~20960.0 (until 8 March 2026, 3 of 10 days)")]
    public void A_figure_is_found_in_any_spelling(string cell) => CellFigure.Of(cell).Should().Be(20960m);

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("insufficient data (3 of 10 days)")]
    [InlineData("from 2026-03-15")]
    [InlineData("first value on 15 March 2026")]
    public void A_cell_of_words_gives_no_figure(string cell) => CellFigure.Of(cell).Should().BeNull();
}
