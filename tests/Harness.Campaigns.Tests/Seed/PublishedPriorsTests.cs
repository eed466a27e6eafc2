using Harness.Campaigns.Comparison.Priors;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>What <c>report</c> prints below the published campaign: its comparison table, and what the numbers say about its claims.</summary>
public sealed class PublishedPriorsTests
{
    private static readonly PriorComparison Found = PriorComparison.Find(SeedFixtures.Open(SeedCampaign.Id))!;

    private static readonly string Text = string.Join('\n', PriorText.Lines(Found)) + "\n";

    [Fact]
    public void The_section() => GoldenFile.ShouldMatch("prior-campaigns.txt", Text);

    [Fact]
    public void The_table_is_sorted_as_published()
    {
        Found.Campaigns.Select(campaign => $"{campaign.ModelName} {campaign.Passed}/{campaign.Valid}").Should().Equal(
            "DeepSeek V4-Flash 28/30", "Devstral 2 (Mistral) 27/30", "MiniMax M2.5 27/30", "Kimi K2.5 (Moonshot) 24/30",
            "Qwen3-Coder-30B-A3B 22/30", "Qwen3 Next 80B A3B 21/30", "DeepSeek V3.2 19/30", "NVIDIA Nemotron Super 3 120B 12/30");
        Text.Should().StartWith("Compared with prior campaigns\n").And.MatchRegex(@"Qwen3-Coder-30B-A3B +22/30 .* \$0\.0018 ").And.MatchRegex(@"Qwen3 Next 80B A3B +21/30 .* \$0\.00122 ");
    }

    [Theory]
    [InlineData("22/30 beside 21/30 of Qwen3 Next 80B A3B: no difference detected (Fisher's exact test over pooled runs, two-sided p = 1.0; corrected by Holm for 7 comparisons p = 1.0). Corrected for 7 comparisons, these runs had 80 % power to see a drop from 70 % to 23 %.")]
    [InlineData("Total parameters beside Qwen3 Next 80B A3B, as published: 80B, then 30B, 62.5 % lower; the text says 40 % lower.")]
    [InlineData("Failed without a tool call (quick_fail) on task_04 and task_06: Qwen3 Next 80B A3B and Qwen3-Coder-30B-A3B.")]
    [InlineData("task_09 was scored once, on run1, by four non-reasoning models: DeepSeek V4-Flash, Devstral 2 (Mistral), NVIDIA Nemotron Super 3 120B and Qwen3-Coder-30B-A3B.")]
    public void What_the_article_says_is_said_from_the_data(string sentence) => PriorText.Sentences(Found).Should().Contain(sentence);

    [Fact]
    public void A_difference_that_does_not_stand_for_all_comparisons_is_not_called_one()
    {
        var nemotron = Found.Pairs.Single(pair => pair.Comparison.Baseline.Id == PriorCampaigns.NemotronSuper);

        (nemotron.Comparison.Verdict.Kind, nemotron.Verdict).Should().Be((Verdict.Improved, Verdict.NoDifferenceDetected));
        (Math.Round(nemotron.Comparison.Verdict.P, 3), nemotron.CorrectedP > .05).Should().Be((.018, true));
    }

    [Fact]
    public void A_claim_about_a_size_that_names_no_campaign_is_refused() =>
        Claiming("../elsewhere").Should().Throw<CampaignFormatException>().WithMessage("*size claim*");

    private static Action Claiming(string campaign) => () =>
    {
        using var root = new TemporaryFolder();
        CampaignFolder.Create(root.Path, Sample.Date, "a", Sample.Suite).UpdateManifest(before => before with
        {
            Reconstruction = true,
            Published = new PublishedCampaign { Source = "a text", ModelName = "a", Passed = 0, Valid = 0, SizeClaims = [new PublishedSizeClaim(campaign, 40)] },
        });
        CampaignFolder.Open(Directory.EnumerateDirectories(root.Path).Single()).ReadManifest();
    };
}
