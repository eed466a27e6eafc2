using System.Globalization;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Reports;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+cmd", "\"'+cmd\"")]
    [InlineData("-cmd", "\"'-cmd\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'=1\"")]
    [InlineData("\r=1", "\"'=1\"")]
    [InlineData("a; =1", "\"a; '=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("=\"x\"", "\"'=\"\"x\"\"\"")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("+3", "+3")]
    [InlineData("-1e5|calc", "\"'-1e5|calc\"")]
    public void A_text_that_a_spreadsheet_would_run_is_shown_as_text(string text, string cell) => Cell(text).Should().Be(cell);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("a; b", "a; b")]
    [InlineData("", "")]
    public void Cells_are_quoted_as_rfc_4180_asks(string text, string cell) => Cell(text).Should().Be(cell);

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var csv = new CsvWriter("a", "b", "c", "d", "e");
            csv.Row(1234567, 0.00180m, 1.5, true, null);
            csv.Row(-1, 0.0000000001m, -0.5, false, 0m);

            csv.ToString().Should().Be("a,b,c,d,e\n1234567,0.0018,1.5,true,\n-1,0.0000000001,-0.5,false,0\n");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        FluentActions.Invoking(() => new CsvWriter("a", "b").Row("x")).Should().Throw<ArgumentException>();

    private static string Cell(string text)
    {
        var csv = new CsvWriter("h");
        csv.Row(text);
        return csv.ToString()[2..^1];
    }
}
