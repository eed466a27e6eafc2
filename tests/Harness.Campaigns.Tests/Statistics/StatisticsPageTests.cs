using System.Globalization;
using System.Runtime.CompilerServices;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

/// <summary>The figures in <c>docs/statistics.md</c> are those that the code computes, and near those that the design expects.</summary>
public sealed class StatisticsPageTests
{
    /// <summary>Set to <c>1</c> to write the tables anew; the difference is then judged by a person, in the diff.</summary>
    private const string UpdateVariable = "UPDATE_GOLDEN_FILES";

    [Fact]
    public void The_page_shows_what_the_code_computes_and_the_simulations_agree_with_the_design()
    {
        var (power, curtailed, coverage) = (PowerSimulations.Power(), PowerSimulations.Curtailed(), PowerSimulations.Coverage());
        foreach (var each in power.Where(each => each.DesignPercent is not null))
            (each.Simulated * 100).Should().BeApproximately(each.DesignPercent!.Value, 3.5, "of {0}", each);
        power.Where(each => each.Change.StartsWith("nothing", StringComparison.Ordinal)).Should().OnlyContain(each => each.Simulated <= .035);
        foreach (var each in curtailed.Where(each => each.DesignRuns is not null))
            each.Runs.Should().BeApproximately(each.DesignRuns!.Value, .75, "of {0}", each);
        coverage.Should().OnlyContain(each => each.Held >= .935 && each.WronglyShown <= .04);

        Check(
        [
            ("intervals", Rows(new[] { (3, 3), (2, 3), (12, 30), (22, 30), (27, 30), (30, 30) }, each => Interval(each.Item1, each.Item2))),
            ("thirty against thirty", Rows(new[] { (22, 21), (29, 27), (28, 23), (28, 21), (24, 12) }, each => Text($"| {each.Item1}/30 | {each.Item2}/30 | {Bare(FisherExact.TwoSided(each.Item1, 30, each.Item2, 30))} | {Bare(FisherExact.Worse(each.Item1, 30, each.Item2, 30))} |"))),
            ("one task", Rows(new[] { (3, 3), (5, 3), (10, 3), (10, 5) }, each => Text($"| {each.Item1}/{each.Item1} | 0/{each.Item2} | {Bare(FisherExact.Worse(each.Item1, each.Item1, 0, each.Item2))} | {Bare(Math.Min(1, 10 * FisherExact.Worse(each.Item1, each.Item1, 0, each.Item2)))} |"))),
            ("power", Rows(power, each => Text($"| {each.Change} | {each.Test} | {each.Baseline} | {each.Candidate} | {Or(each.DesignPercent, " %")} | {each.Simulated * 100:0.0} % |"))),
            ("detectable drops", Rows(new[] { (3, 3), (10, 3), (10, 5), (10, 10), (30, 30), (100, 100) }, each => Drop(each.Item1, each.Item2))),
            ("curtailment", Rows(curtailed, each => Text($"| {each.Change} | {Or(each.DesignRuns, "")} | {each.Runs:0.0} | {each.Flagged * 100:0} % |"))),
            ("coverage", Rows(coverage, each => Text($"| {each.Baseline} | {each.Candidate} | {each.From} | {each.To} | {each.Held * 100:0.0} % | {each.WronglyShown * 100:0.0} % |"))),
        ]);
    }

    private static void Check((string Name, string Rows)[] tables, [CallerFilePath] string caller = "")
    {
        var file = Path.GetFullPath(Path.Combine(caller, "../../../../docs/statistics.md"));
        var page = File.ReadAllText(file);
        var measured = tables.Aggregate(page, (text, table) => WithRows(text, table.Name, table.Rows));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(file, measured);
        else
            page.Should().Be(measured, "this test writes the tables of docs/statistics.md; run it with {0}=1 when the change is meant", UpdateVariable);
    }

    private static string Interval(int passed, int valid)
    {
        var (low, high) = WilsonScore.Of(passed, valid)!.Value;
        return Text($"| {passed}/{valid} | {100.0 * passed / valid:0} % | {low * 100:0} % to {high * 100:0} % |");
    }

    private static string Drop(int baseline, int candidate)
    {
        var drops = new[] { .9, .73, .5 }.Select(rate => DesignPower.SmallestDrop([.. Enumerable.Repeat(new DesignedTask(baseline, candidate, rate), 10)], campaigns: 1_000));
        return Text($"| {baseline} | {candidate} | {string.Join(" | ", drops.Select(drop => drop is null ? "none" : Text($"to {drop.To * 100:0} %")))} |");
    }

    private static string Bare(double p) => VerdictText.PValue(p)["p = ".Length..];

    private static string Or(double? number, string unit) => number is { } known ? Text($"{known}{unit}") : "";

    private static string Rows<T>(IEnumerable<T> cases, Func<T, string> row) => string.Concat(cases.Select(each => row(each) + "\n"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // The rows of the table after <!-- name -->, below its head of two lines, up to the empty line that ends it.
    private static string WithRows(string page, string name, string rows)
    {
        var begin = $"<!-- {name} -->\n";
        page.Should().Contain(begin);
        var start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        for (var line = 0; line < 2; line++)
            start = page.IndexOf('\n', start) + 1;
        var end = page[start] == '\n' ? start : page.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
        return page[..start] + rows + page[end..];
    }
}
