using System.Globalization;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>What the request asks of a table where the data has every day that is needed.</summary>
internal static class CompleteTable
{
    private static readonly string[] Columns = ["date", "moving_average_10d"];

    /// <summary>The columns, the days in order, and each value to the cent.</summary>
    public static void ShouldHold(PackTable table, DailyRevenue revenue)
    {
        table.Delimiter.Should().Be(',', "the import reads cells between commas");
        table.Header.Take(Columns.Length).Select(name => name.ToLowerInvariant()).Should().Equal(Columns, "these are the columns that were asked for");
        table.Rows.Select(row => row.Day).Should().Equal(revenue.Wanted.Select(day => (DateOnly?)day), "there is one row for each of the last three days, oldest first");
        foreach (var row in table.Rows.Where(row => row.Day is { } day && revenue.Wanted.Contains(day)))
            Cents(row.Value).Should().Be(decimal.Round(revenue.AverageEndingOn(row.Day!.Value, DailyRevenue.Window), 2, MidpointRounding.AwayFromZero),
                "it is the average of the ten days that end on {0:yyyy-MM-dd}, and the table gives {1}", row.Day, row.Value);
    }

    // More decimals than asked for say the same as long as they round to the same cent.
    private static decimal? Cents(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount)
            ? decimal.Round(amount, 2, MidpointRounding.AwayFromZero)
            : null;
}
