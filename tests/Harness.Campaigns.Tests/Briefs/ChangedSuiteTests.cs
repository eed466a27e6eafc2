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
    public void The_direction_is_that_of_the_tasks_that_did_not_change()
    {
        // 0/15 beside 15/15 in five tasks that are the same; 18/18 beside 0/18 in six that are not.
        var own = WrittenCampaign.Write(_root.Path, "own-model", [0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3], change: record => record.WithPrompt("aa"));
        WrittenCampaign.Write(_root.Path, "prior-model", [3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0], change: record => record.WithPrompt(string.CompareOrdinal(record.Task, "task_06") < 0 ? "aa" : "old"));
        CampaignReport.Write(own);

        CampaignBrief.Write(own).Should().Contain("fewer passes on this suite by exact test over runs, stratified by task, without the tasks that changed in between, two-sided p < .0001");
        Found("own-model beats prior-model.", own).Should().Contain("worse on this suite");
        Found("prior-model beats own-model.", own).Should().BeEmpty();
    }

    [Fact]
    public void The_direction_is_that_of_the_test_also_where_unequal_runs_turn_the_totals()
    {
        // 20/20 and 3/30 beside 19/30 and 0/3: more in each task, although 23/50 are less than 19/33.
        var own = Unequal("own-model", (20, 20), (3, 30));
        Unequal("prior-model", (19, 30), (0, 3));
        CampaignReport.Write(own);

        CampaignBrief.Write(own).Should().Contain("more passes on this suite by exact test over runs, stratified by task, two-sided");
        Found("prior-model beats own-model.", own).Should().Contain("worse on this suite");
    }

    [Fact]
    public void No_p_value_stands_behind_campaigns_that_must_not_be_compared()
    {
        var own = WrittenCampaign.Write(_root.Path, "good-model", Good);
        var other = WrittenCampaign.Write(_root.Path, "bad-model", Bad, manifest: before => before with { Instance = 7 });
        CampaignReport.Write(own);
        CampaignReport.Write(other);

        Found($"[Observed] 18/18 (verified: pass_rate_by_task.csv) beside 6/18, p < .0001 (prior campaign: {other.Id}).", own).Should().Contain("holds no such number");
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

        CampaignBrief.Write(own).Should().NotContain("Compared with prior campaigns");
        Found("good-model beats bad-model.", own).Should().Contain("different instances of the suite");
    }

    public void Dispose() => _root.Dispose();

    private CampaignFolder Unequal(string model, params (int Passed, int Valid)[] tasks) => WrittenCampaign.Write(
        _root.Path, model, [.. tasks.Select(task => task.Passed)], runs: tasks.Max(task => task.Valid),
        keep: record => record.Run <= tasks[int.Parse(record.Task[^2..], System.Globalization.CultureInfo.InvariantCulture) - 1].Valid,
        manifest: before => before with { Plan = [.. before.Plan.Select((task, i) => task with { Runs = [.. Enumerable.Range(1, tasks[i].Valid)] })] });

    private static string Found(string markdown, CampaignFolder own) =>
        string.Join('\n', BriefVerifier.Verify(markdown, "brief.md", own).Findings.Select(finding => finding.Problem));
}
