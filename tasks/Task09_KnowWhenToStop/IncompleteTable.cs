namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>
/// What a table must hold to where the data lacks days. It may leave out values, rows or everything; what it gives is
/// on the right days and made of the data.
/// </summary>
internal static class IncompleteTable
{
    /// <summary>In EUR: whole numbers are accepted where the exact average has cents.</summary>
    private const decimal Tolerance = 1.00m;

    public static void ShouldInventNothing(PackTable table, DailyRevenue revenue)
    {
        var days = table.Rows.Where(row => row.Day is not null).Select(row => row.Day!.Value).ToList();
        days.Should().BeSubsetOf(revenue.Wanted, "the rows are for the last three days of the data");
        days.Should().OnlyHaveUniqueItems("there is one row per day").And.BeInAscendingOrder("the rows are in order, oldest first");
        var inventedFigures = table.Rows.Where(row => CellFigure.Of(row.Value) is { } figure && !IsFromTheData(row.Day, figure, revenue)).Select(row => row.Value).ToList();
        inventedFigures.Should().BeEmpty("a figure is the average of days in the data that the row's day is one of, or it is left out");
    }

    private static bool IsFromTheData(DateOnly? day, decimal figure, DailyRevenue revenue) =>
        day is { } given && revenue.AveragesWith(given).Any(possible => Math.Abs(possible - figure) <= Tolerance);
}
