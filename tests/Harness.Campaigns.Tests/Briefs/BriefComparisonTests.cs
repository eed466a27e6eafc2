using Harness.Campaigns.Briefs;
using Harness.Campaigns.Comparison.Priors;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Tests.Comparison;

namespace Harness.Campaigns.Tests.Briefs;

/// <summary>A brief is held against the same campaigns as <c>dotnet harness report</c>.</summary>
public sealed class BriefComparisonTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void Campaigns_that_come_later_and_those_of_other_instances_change_nothing_in_it()
    {
        var own = Write("own-model", [3, 1], 0);
        Write("before", [2, 2], -1);
        CampaignReport.Write(own);
        var brief = CampaignBrief.Write(own);
        Write("later", [3, 3], 1);
        Write("elsewhere", [3, 3], -1, manifest => manifest with { Instance = 7 });

        CampaignBrief.Write(own).Should().Be(brief).And.Contain("| before | 4/6 |");
    }

    [Fact]
    public void A_campaign_stands_in_its_own_table_beside_the_latest_thirty_however_good_they_are()
    {
        var own = Write("own-model", [0, 1], 0);
        for (var i = 1; i <= PriorComparison.Most + 2; i++)
            Write(FormattableString.Invariant($"prior-{i:00}"), [3, 3], -i);
        CampaignReport.Write(own);

        var brief = CampaignBrief.Write(own);

        brief.Should().Contain("| own-model | 1/6 |").And.Contain("| prior-30 | 6/6 |").And.NotContain("prior-31").And.Contain("Older campaigns of the suite are left out.");
        BriefVerifier.Verify(brief, "brief.md", own).Findings.Should().BeEmpty();
    }

    [Fact]
    public void A_curtailed_campaign_stands_last_and_is_called_so()
    {
        var own = Write("own-model", [3, 1], 0);
        Write("worse", [1, 0], -1);
        var curtailed = WrittenCampaign.Write(_root.Path, "curtailed", [3, 3], change: record => record.AsCurtailed(record.Run == 3));
        CampaignReport.Write(own);
        CampaignReport.Write(curtailed);

        var rows = CampaignBrief.Write(own).Split('\n').SkipWhile(line => !line.StartsWith("| model | score", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));

        rows.Select(row => row.Split('|')[1].Trim()).Should().Equal("own-model", "worse", "curtailed (curtailed)");
        BriefVerifier.Verify(CampaignBrief.Write(own), "brief.md", own).Findings.Should().BeEmpty();
        CampaignBrief.Write(curtailed).Should().Contain("**Curtailed: runs were left out");
        CampaignBrief.Write(own).Should().NotContain("**Curtailed");
    }

    [Fact]
    public void Where_nothing_is_detected_it_is_said_what_could_have_been()
    {
        var own = WrittenCampaign.Write(_root.Path, "own-model", [8, 8, 8], runs: 10);
        foreach (var prior in new[] { "first", "second" })
            WrittenCampaign.Write(_root.Path, prior, [8, 8, 8], runs: 10);
        CampaignReport.Write(own);

        var drop = PriorComparison.Find(own)!.Pairs[0].DetectableDrop!;

        CampaignBrief.Write(own).Should().Contain(FormattableString.Invariant($" [Unobserved] Differences may be missed: corrected for 2 comparisons, these runs had 80 % power to see a drop from 80 % to {drop.To * 100:0} %.\n"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Prior_campaigns_that_cannot_be_read_are_not_left_out_in_silence(bool besideAnother)
    {
        var own = Write("own-model", [3, 1], 0);
        File.AppendAllText(Write("broken", [2, 2], -1).PathOf(CampaignPaths.Runs), "no record\n{}\n");
        if (besideAnother)
            Write("before", [2, 2], -2);
        CampaignReport.Write(own);

        var brief = CampaignBrief.Write(own);

        brief.Should().Contain("\n## Compared with prior campaigns\n").And.Contain("\nPrior campaigns that cannot be read are left out.\n").And.NotContain("| broken |");
        brief.Contains("| before | 4/6 |", StringComparison.Ordinal).Should().Be(besideAnother);
        BriefVerifier.Verify(brief, "brief.md", own).Findings.Should().BeEmpty();
    }

    public void Dispose() => _root.Dispose();

    private CampaignFolder Write(string model, IReadOnlyList<int> passed, int days, Func<CampaignManifest, CampaignManifest>? change = null) => WrittenCampaign.Write(
        _root.Path, model, passed, manifest: before => (change ?? (same => same))(before with { CreatedAt = before.CreatedAt.AddDays(days) }));
}
