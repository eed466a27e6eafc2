using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

/// <summary>Counts made short: <c>"3/3 2/3"</c> are two tasks, <c>"3/3:0/3"</c> is one task on both sides, baseline first.</summary>
internal static class Tallies
{
    public static IReadOnlyList<TaskTally> Of(string text) =>
        [.. text.Split(' ').Select((each, i) => new TaskTally(Name(i), Part(each, 0), Part(each, 1)))];

    public static IReadOnlyList<TaskPair> Pairs(string text) =>
    [
        .. text.Split(' ').Select(each => each.Split(':')).Select((each, i) =>
            new TaskPair(Name(i), Part(each[0], 0), Part(each[0], 1), Part(each[1], 0), Part(each[1], 1))),
    ];

    /// <summary>Pairs made up by a generator: 1 to 4 tasks, up to <paramref name="most"/> runs a side.</summary>
    public static IReadOnlyList<TaskPair> Drawn(Random random, int most = 5, int fewest = 0) =>
    [
        .. Enumerable.Range(0, random.Next(1, 5)).Select(i =>
        {
            var (baseline, candidate) = (random.Next(fewest, most + 1), random.Next(fewest, most + 1));
            return new TaskPair(Name(i), random.Next(baseline + 1), baseline, random.Next(candidate + 1), candidate);
        }),
    ];

    public static CampaignSide Side(string text, int? planned = null, int invalid = 0)
    {
        var tasks = Of(text);
        return new CampaignSide(tasks, planned ?? (tasks.Sum(task => task.Valid) + invalid), invalid);
    }

    public static string Name(int i) => $"task_{i + 1:00}";

    private static int Part(string text, int index) => int.Parse(text.Split('/')[index], System.Globalization.CultureInfo.InvariantCulture);
}
