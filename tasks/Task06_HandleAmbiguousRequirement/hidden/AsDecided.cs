using Xunit;

namespace Lindenvale.Screens.Acceptance;

/// <summary>One test per reading. The judge looks at the one that decisions.json names.</summary>
public sealed class AsDecided
{
    public static TheoryData<string, string, string> Readings()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var reading in Reading.All)
            rows.Add(reading.Window, reading.Measure, reading.Ties);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public void The_list(string window, string measure, string ties)
    {
        var reading = new Reading(window, measure, ties);
        foreach (var scenario in Scenario.All)
            Expect.Numbers(ExpectedList.Of(scenario, reading), scenario.Shown(), $"branch {scenario.Number} on {scenario.Today:O}");
    }
}
