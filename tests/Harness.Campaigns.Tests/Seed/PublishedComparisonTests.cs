using System.Globalization;
using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>The comparison table of the published article, and what its own numbers say about its claims.</summary>
public sealed class PublishedComparisonTests
{
    private static readonly Leaderboard Board = Leaderboard.Of(CampaignTallies.In(SeedFixtures.Root).Campaigns).Single();

    private static readonly PairComparison AgainstQwen3Next = PairComparison.Of(Tally(PriorCampaigns.Qwen3Next), Tally(SeedCampaign.Id));

    [Fact]
    public void The_table_is_in_its_order() =>
        Board.Rows.Select(row => row.Campaign.Id).Should().Equal(
            [PriorCampaigns.DeepSeekV4Flash, PriorCampaigns.Devstral2, PriorCampaigns.MiniMaxM25, PriorCampaigns.KimiK25, SeedCampaign.Id, PriorCampaigns.Qwen3Next, PriorCampaigns.DeepSeekV32, PriorCampaigns.NemotronSuper],
            "the text, not the table, names DeepSeek V4-Flash with 28/30");

    [Theory]
    [InlineData("Devstral 2 (Mistral)", "27/30", "$0.0019", "MoE 123B, code-specialist")]
    [InlineData("MiniMax M2.5", "27/30", "$0.0024", "reasoningContent per call")]
    [InlineData("Kimi K2.5 (Moonshot)", "24/30", "$0.0044", "Dense, long-context")]
    [InlineData("Qwen3-Coder-30B-A3B", "22/30", "$0.0018", "MoE 30B/3B, code-specialist")]
    [InlineData("Qwen3 Next 80B A3B", "21/30", "$0.00122", "MoE 80B/3B, generalist")]
    [InlineData("DeepSeek V3.2", "19/30", "$0.0142", "Dense")]
    [InlineData("NVIDIA Nemotron Super 3 120B", "12/30", "$0.0016", "MoE 120B/12B")]
    public void Its_rows(string model, string score, string costPerPass, string architecture)
    {
        var row = LeaderboardTable.Lines(Board).Single(line => line.Contains(model, StringComparison.Ordinal));

        row.Should().MatchRegex($@" {score} .* {System.Text.RegularExpressions.Regex.Escape(costPerPass)} .*").And.Contain(architecture).And.Contain("reconstruction");
        LeaderboardTable.Markdown(Board).Should().Contain(MarkdownText.Escape(architecture));
    }

    [Fact]
    public void Twenty_two_against_twenty_one_is_no_difference_detected()
    {
        var said = new ComparisonSentences(AgainstQwen3Next, "A", "B");

        (AgainstQwen3Next.Verdict.Kind, AgainstQwen3Next.IsPooled).Should().Be((Verdict.NoDifferenceDetected, true));
        AgainstQwen3Next.Verdict.P.Should().BeApproximately(1, 1e-9);
        said.Headline.Should().Be("no difference detected between A and B");
        said.OnThisSuite.Should().StartWith("No difference detected on this suite: 22 of 30 runs passed, 21 of 30 of the baseline (Fisher's exact test over the pooled runs, two-sided p = 1.0; a test stratified by task is not possible, because only totals are known). These runs had 80 % power to see a drop from ");
        (said.OnTasksLikeThese, said.OnTasks.Any()).Should().Be((null, false), "nothing may be said by task");
    }

    [Theory]
    [InlineData(SeedCampaign.Id, PriorCampaigns.Qwen3Next, 1.0)]
    [InlineData(PriorCampaigns.DeepSeekV4Flash, PriorCampaigns.Qwen3Next, .042)]
    [InlineData(PriorCampaigns.KimiK25, PriorCampaigns.NemotronSuper, .003)]
    public void Pooled_p_values(string one, string other, double p) =>
        Math.Round(PairComparison.Of(Tally(one), Tally(other)).Verdict.P, 3).Should().Be(p);

    [Fact]
    public void The_total_parameters_are_62_5_percent_lower_and_not_40()
    {
        AgainstQwen3Next.Parameters[0].Should().Be(new ParameterClaim("as published", 80, 30));
        AgainstQwen3Next.Parameters[0].ChangePercent.Should().Be(-62.5m);
        new ComparisonSentences(AgainstQwen3Next, "A", "B").Parameters.Should().Equal(
            "Total parameters, as published: 80B, then 30B, 62.5 % lower.",
            "Total parameters, per model card: 80B, then 30.5B, 61.9 % lower.");
    }

    [Fact]
    public void Intervals_that_the_article_does_not_give()
    {
        string Of(string id) => ReportNumbers.Bounds(Tally(id).PassInterval);

        (Of(SeedCampaign.Id), Of(PriorCampaigns.Devstral2), Of(PriorCampaigns.NemotronSuper)).Should().Be(("[.56, .86]", "[.74, .97]", "[.25, .58]"));
    }

    [Fact]
    public void Where_runs_are_known_the_test_is_stratified()
    {
        var pair = PairComparison.Of(Tally(PriorCampaigns.Devstral2), Tally(SeedCampaign.Id));

        (pair.IsPooled, pair.Verdict.Test.Passed, pair.Verdict.Test.Compared.Count).Should().Be((false, 22, 10));
        pair.Tasks.Select(task => Math.Round(task.Delta!.Value, 2)).Should().Equal(-.33, -.67, 0, -.33, 0, -.33, 0, .33, 0, -.33);
        pair.Tasks.Should().OnlyContain(task => !task.Alarm!.IsRaised, "three runs against three cannot raise one");
    }

    [Fact]
    public void A_reconstruction_is_called_one_wherever_it_is_shown()
    {
        foreach (var text in new[] { string.Join('\n', LeaderboardTable.Lines(Board)), LeaderboardTable.Markdown(Board) })
            text.Split("reconstruction").Length.Should().Be(9, "once for each of eight");
        foreach (var row in Board.Rows)
            row.Campaign.Remarks.First().Should().StartWith("is a reconstruction from published numbers");
    }

    [Theory]
    [InlineData("MoE 30B/3B, code-specialist", "30", "3")]
    [InlineData("mixture of experts, 1T total, 32B activated", "1000", "32")]
    [InlineData("dense, 123B", "123", null)]
    [InlineData("reasoningContent per call", null, null)]
    [InlineData(null, null, null)]
    public void Sizes_are_read_from_the_architecture(string? architecture, string? total, string? active) =>
        ParameterCount.Parse(architecture).Should().Be(total is null ? null : new ParameterCount(Number(total), active is null ? null : Number(active)));

    [Fact]
    public void The_leaderboard() => GoldenFile.ShouldMatch("leaderboard.md", LeaderboardTable.Markdown(Board));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static CampaignTally Tally(string id) => CampaignTally.Of(SeedFixtures.Open(id));
}
