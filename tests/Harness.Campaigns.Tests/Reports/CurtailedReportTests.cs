using Harness.Campaigns.Briefs;
using Harness.Campaigns.Listing;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Reports.Html;
using Harness.Campaigns.Tests.Comparison;

namespace Harness.Campaigns.Tests.Reports;

/// <summary>Whoever sees the rate of a curtailed campaign sees that it is biased.</summary>
public sealed class CurtailedReportTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void Every_page_says_that_runs_were_left_out_and_none_calls_them_invalid()
    {
        var folder = Curtailed();
        var summary = CampaignReport.Write(folder);

        foreach (var page in new[] { MarkdownReport.File, HtmlReport.File })
        {
            File.ReadAllText(folder.PathOf(page)).Should()
                .Contain("Curtailed: 3 runs were left out because the verdict of a gate was certain.").And.Contain("the pass rate is biased")
                .And.Contain("0 invalid, 3 curtailed and 0 missing of 6 planned runs").And.Contain("curtailed runs").And.NotContain("invalid: curtailed").And.NotContain("invalid runs: ");
        }

        string.Join('\n', new ConsoleTable(Ink.Plain).Lines(summary)).Should()
            .Contain("  curtailed       3 runs left out because the verdict of a gate was certain; the rate of the others is biased").And.NotContain("  invalid  ").And.Contain("run2, run3 curtailed");
        CampaignBrief.Write(folder).Should().Contain("**Curtailed: runs were left out").And.Contain("the pass rate is biased");
        (summary.Curtailed, summary.InvalidAttempts, summary.IsComplete).Should().Be((3, 0, true));
    }

    [Fact]
    public void A_brief_of_it_holds()
    {
        var folder = Curtailed();
        CampaignReport.Write(folder);

        BriefVerifier.Verify(CampaignBrief.Write(folder), "article.md", folder).Findings.Should().BeEmpty();
    }

    [Fact]
    public void The_list_counts_them_and_what_else_is_missing_is_still_missing()
    {
        CampaignOverview.Of(Curtailed()).Should().Match<CampaignOverview>(one => one.Curtailed == 3 && one.Invalid == 3 && one.Valid == 3);
        var broken = WrittenCampaign.Write(_root.Path, "broken", [3, 3], change: run => run.Run == 3 ? run.AsCurtailed(run.Task == "task_01") : run.Run == 2 ? run.AsInvalid() : run);

        CampaignReport.Write(broken).IsComplete.Should().BeFalse();
        CampaignOverview.Of(broken).Should().Match<CampaignOverview>(one => one.Curtailed == 1 && one.Invalid == 3);
        WrittenCampaign.Tally(_root.Path, "third", [3, 3], change: run => run.Run == 3 ? run.AsCurtailed(run.Task == "task_01") : run.Run == 2 ? run.AsInvalid() : run)
            .Remarks.Should().Contain("is incomplete: 2 invalid and 0 missing of 6 planned runs are in no pass rate.");
        WrittenCampaign.Tally(_root.Path, "fourth", [3, 3], change: run => run.AsCurtailed(run.Run == 3)).Remarks.Should().ContainSingle().Which.Should().StartWith("was curtailed: 2 runs");
    }

    [Fact]
    public void A_campaign_that_lacks_nothing_says_nothing_of_it()
    {
        var folder = WrittenCampaign.Write(_root.Path, "whole", [3, 1]);

        CampaignReport.Write(folder).IsComplete.Should().BeTrue();

        File.ReadAllText(folder.PathOf(MarkdownReport.File)).Should().NotContain("urtailed");
        File.ReadAllText(folder.PathOf(HtmlReport.File)).Should().NotContain("urtailed");
    }

    public void Dispose() => _root.Dispose();

    private CampaignFolder Curtailed() => WrittenCampaign.Write(_root.Path, "curtailed", [3, 1], change: run => run.AsCurtailed(run is { Task: "task_01", Run: 3 } or { Task: "task_02", Run: > 1 }));
}
