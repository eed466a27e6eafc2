using Harness.Campaigns.Briefs;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Tests.Comparison;

namespace Harness.Campaigns.Tests.Briefs;

/// <summary>What must not be compared is not compared by a brief either.</summary>
public sealed class ChangedSuiteTests : IDisposable
{
    private static readonly int[] Good = [3, 3, 3, 3, 3, 3];
    private static readonly int[] Bad = [0, 0, 0, 0, 3, 3];

    private readonly TemporaryFolder _root = new();

    [Fact]
    public void A_difference_that_comes_from_changed_tasks_is_none()
    {
        var own = WrittenCampaign.Write(_root.Path, "good-model", Good, change: record => record.WithPrompt("aa"));
        WrittenCampaign.Write(_root.Path, "bad-model", Bad, change: record => record.WithPrompt(string.CompareOrdinal(record.Task, "task_05") < 0 ? "old" : "aa"));
        CampaignReport.Write(own);

        CampaignBrief.Write(own).Should().Contain("no difference detected by exact test over runs, stratified by task, without the tasks that changed in between");
        Found("good-model beats bad-model.", own).Should().Contain("no difference detected").And.Contain("without the tasks that changed");
    }

    [Fact]
    public void The_same_difference_on_the_same_tasks_is_one()
    {
        var own = WrittenCampaign.Write(_root.Path, "good-model", Good, change: record => record.WithPrompt("aa"));
        WrittenCampaign.Write(_root.Path, "bad-model", Bad, change: record => record.WithPrompt("aa"));
        CampaignReport.Write(own);

        CampaignBrief.Write(own).Should().Contain("more passes on this suite by exact test over runs, stratified by task, two-sided");
        Found("good-model beats bad-model.", own).Should().BeEmpty();
    }

    [Fact]
    public void Another_instance_of_the_suite_is_inconclusive()
    {
        var own = WrittenCampaign.Write(_root.Path, "good-model", Good);
        WrittenCampaign.Write(_root.Path, "bad-model", Bad, manifest: before => before with { Instance = 7 });
        CampaignReport.Write(own);

        CampaignBrief.Write(own).Should().Contain("inconclusive");
        Found("good-model beats bad-model.", own).Should().Contain("different instances of the suite");
    }

    public void Dispose() => _root.Dispose();

    private static string Found(string markdown, CampaignFolder own) =>
        string.Join('\n', BriefVerifier.Verify(markdown, "brief.md", own).Findings.Select(finding => finding.Problem));
}
