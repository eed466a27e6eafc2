using System.Xml.Linq;
using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Plots;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Tests.Seed;

namespace Harness.Campaigns.Tests.Comparison;

public sealed class ComparisonViewsTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    private static CampaignComparison Published { get; } = CampaignComparison.Of(
        [.. new[] { PriorCampaigns.Devstral2, SeedCampaign.Id, PriorCampaigns.Qwen3Next, PriorCampaigns.DeepSeekV4Flash }.Select(id => CampaignTally.Of(SeedFixtures.Open(id)))]);

    [Fact]
    public void The_console() => GoldenFile.ShouldMatch("comparison.txt", Text(Published));

    [Fact]
    public void The_Markdown() => GoldenFile.ShouldMatch("comparison.md", ComparisonMarkdown.Write(Published));

    [Fact]
    public void The_plots() => GoldenFile.ShouldMatch("comparison.svg", SvgWriter.Write(ComparisonPlot.Of(Published)));

    [Fact]
    public void The_console_of_two_measured_campaigns() => GoldenFile.ShouldMatch("comparison-measured.txt", Text(Measured()));

    [Fact]
    public void The_plots_of_two_measured_campaigns() => GoldenFile.ShouldMatch("comparison-measured.svg", SvgWriter.Write(ComparisonPlot.Of(Measured())));

    [Fact]
    public void Text_of_folders_stays_text()
    {
        var comparison = CampaignComparison.Of(
        [
            WrittenCampaign.Tally(_root.Path, "two", [3, 2], change: record => record with { ReturnedModel = SampleCampaign.Hostile }, manifest: Hostile),
            WrittenCampaign.Tally(_root.Path, "one", [3, 2]),
        ]);

        Text(comparison).Should().NotContain("\e").And.NotContain("\u202E").And.NotContain("\r");
        ComparisonMarkdown.Write(comparison).Should().NotContain("<script").And.NotContain("[a](http").And.NotContain("| `x`");
        var svg = XDocument.Parse(SvgWriter.Write(ComparisonPlot.Of(comparison)));
        svg.Descendants().Select(element => element.Name.LocalName).Distinct().Should().BeSubsetOf(["svg", "title", "style", "rect", "line", "circle", "text"]);
        svg.Descendants().Where(element => element.Name.LocalName == "text").Should().Contain(text => text.Value.Contains("<script>"));
    }

    [Fact]
    public void Every_mark_lies_on_the_picture()
    {
        foreach (var plot in new[] { ComparisonPlot.Of(Published), ComparisonPlot.Of(Measured()) })
        {
            plot.Marks.OfType<CircleMark>().Should().OnlyContain(circle => circle.X > 0 && circle.X < plot.Width && circle.Y > 0 && circle.Y < plot.Height);
            plot.Marks.OfType<LineMark>().Should().OnlyContain(line => line.X1 >= 0 && line.X2 <= plot.Width && line.Y1 >= 0 && line.Y2 <= plot.Height);
            plot.Marks.OfType<TextMark>().Should().OnlyContain(text => text.Y > 0 && text.Y < plot.Height);
        }
    }

    [Fact]
    public void Costs_of_zero_and_of_nothing_have_their_scale()
    {
        var free = WrittenCampaign.Tally(_root.Path, "free", [3, 2], change: record => record with { CostUsd = 0 });
        var unknown = WrittenCampaign.Tally(_root.Path, "unknown", [3, 2], costUsd: null);

        SvgWriter.Write(ComparisonPlot.Of(CampaignComparison.Of([free, unknown]))).Should().NotContain("NaN").And.NotContain("Infinity").And.Contain("nothing passed or it was curtailed: B");
    }

    [Fact]
    public void A_comparison_takes_two_campaigns_or_more_and_none_of_them_twice()
    {
        var one = WrittenCampaign.Tally(_root.Path, "one", [3]);

        new Action(() => CampaignComparison.Of([one])).Should().Throw<ComparisonRefusedException>().WithMessage("*2 to 1,000*");
        new Action(() => CampaignComparison.Of([one, one])).Should().Throw<ComparisonRefusedException>().WithMessage("*twice*");
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(51, "AZ")]
    [InlineData(701, "ZZ")]
    [InlineData(999, "ALL")]
    public void After_Z_comes_AA(int index, string letters) => CampaignComparison.LetterOf(index).Should().Be(letters);

    [Fact]
    public void Of_many_campaigns_the_tables_grow_downwards()
    {
        var comparison = CampaignComparison.Of([.. Enumerable.Range(0, 28).Select(i => WrittenCampaign.Tally(_root.Path, FormattableString.Invariant($"model-{i:00}"), [3, 2]))]);

        Text(comparison).Should().MatchRegex(@"\n  task +task_01 +task_02\n  name +a_task +a_task\n  A +3/3 +2/3\n").And.MatchRegex(@"\n  AB +3/3 \(0\) +2/3 \(0\)\n");
        ComparisonMarkdown.Write(comparison).Should().Contain("| outcome | passed | failed |").And.Contain("| AB | 5 | 1 |");
    }

    [Fact]
    public void A_difference_that_does_not_stand_for_all_pairs_is_not_called_one()
    {
        int[] perfect = [3, 3, 3, 3, 3, 3, 3, 3, 3, 3];
        // Two-sided p = .03 on its own.
        var near = WrittenCampaign.Tally(_root.Path, "near", [2, 2, 2, 2, 2, 2, 3, 3, 3, 3]);
        var first = WrittenCampaign.Tally(_root.Path, "first", perfect);

        Text(CampaignComparison.Of([first, near])).Should().Contain("A beats B on this suite");
        var three = CampaignComparison.Of([first, near, WrittenCampaign.Tally(_root.Path, "same", perfect)]);
        foreach (var text in new[] { Text(three), ComparisonMarkdown.Write(three) })
            text.Should().NotContain("beats").And.Contain("No difference detected on this suite, corrected for all comparisons: 24 of 30 runs passed");
    }

    public void Dispose() => _root.Dispose();

    private CampaignComparison Measured() => CampaignComparison.Of(
    [
        WrittenCampaign.Tally(_root.Path, "one", [10, 9, 10, 6], runs: 10, costUsd: .004m, change: record => record.WithPrompt("aa")),
        WrittenCampaign.Tally(_root.Path, "two", [3, 2, 0, 2], costUsd: .001m, change: record => record.WithPrompt(record.Task == "task_04" ? "cc" : "aa")),
    ]);

    private static string Text(CampaignComparison comparison) => string.Join('\n', new ComparisonText(Ink.Plain).Lines(comparison)) + "\n";

    private static CampaignManifest Hostile(CampaignManifest manifest) => manifest with
    {
        Model = SampleCampaign.Hostile,
        ModelId = "one",
        Plan = [.. manifest.Plan.Select(task => task with { Name = SampleCampaign.Hostile })],
    };
}
