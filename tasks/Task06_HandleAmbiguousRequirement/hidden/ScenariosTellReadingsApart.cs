using Xunit;

namespace Lindenvale.Screens.Acceptance;

/// <summary>Says something about these files, not about the workspace: the judge does not look at it.</summary>
public sealed class ScenariosTellReadingsApart
{
    [Fact]
    public void No_two_readings_agree_on_all_but_two_scenarios()
    {
        var lists = Reading.All
            .Select(reading => (Reading: reading, Lists: Scenario.All.Select(s => string.Join(' ', ExpectedList.Of(s, reading))).ToArray()))
            .ToList();
        for (var i = 0; i < lists.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var differing = lists[i].Lists.Zip(lists[j].Lists).Count(pair => pair.First != pair.Second);
                if (differing < 3)
                    throw new InvalidOperationException($"{lists[i].Reading} and {lists[j].Reading} differ in {differing} scenarios");
            }
        }
    }
}
