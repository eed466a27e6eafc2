using Harness.Campaigns.Comparison.Priors;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Comparison.Priors;

public sealed class PriorComparisonTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void A_campaign_alone_has_none()
    {
        var own = Write("own", 0);
        Write("replay", -1, manifest => manifest with { ReplayOf = "x" });
        Write("scripted", -1, manifest => manifest with { ModelId = null });
        Write("other-suite", -1, manifest => manifest with { Instance = 7 });

        PriorComparison.Find(own).Should().BeNull();
    }

    [Fact]
    public void Campaigns_that_come_later_change_nothing_in_it_and_nothing_in_the_sealed_report()
    {
        var own = Write("own", 0);
        Write("before", -1);
        CampaignReport.Write(own);
        var before = Lines(own);
        Write("after", 1);

        Lines(own).Should().Equal(before).And.Contain(line => line.Contains("before", StringComparison.Ordinal)).And.NotContain(line => line.Contains("after", StringComparison.Ordinal));
        CampaignReport.Differences(own).Should().BeEmpty();
    }

    [Fact]
    public void Only_the_latest_thirty_are_looked_at()
    {
        var own = Write("own", 0);
        for (var i = 1; i <= PriorComparison.Most + 2; i++)
            Write(FormattableString.Invariant($"prior-{i:00}"), -i);

        var found = PriorComparison.Find(own)!;

        (found.Pairs.Count, found.Campaigns.Count, found.LeftOut).Should().Be((30, 31, 2));
        found.Campaigns.Should().NotContain(campaign => campaign.Model == "prior-31" || campaign.Model == "prior-32");
        Lines(own).Should().Contain("  The latest 30; 2 older ones of the suite are left out.");
    }

    [Fact]
    public void A_prior_campaign_that_cannot_be_read_is_named_and_the_others_are_compared()
    {
        var own = Write("own", 0);
        Write("whole", -1);
        File.WriteAllText(Write("broken", -2).PathOf(CampaignPaths.Runs), "{}\n{}\n");

        var found = PriorComparison.Find(own)!;

        found.Pairs.Should().ContainSingle();
        found.Unreadable.Should().ContainSingle();
        Lines(own).Should().Contain(line => line.StartsWith("  Not compared: ", StringComparison.Ordinal) && line.Contains("runs.jsonl", StringComparison.Ordinal));
    }

    [Fact]
    public void A_prior_campaign_that_cannot_be_read_is_named_also_where_it_is_the_only_one()
    {
        var own = Write("own", 0);
        File.WriteAllText(Write("broken", -2).PathOf(CampaignPaths.Runs), "{}\n{}\n");

        Lines(own).Should().ContainSingle(line => line.StartsWith("  Not compared: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nothing_is_detected_it_is_said_what_could_have_been()
    {
        var own = WrittenCampaign.Write(_root.Path, "own", [8, 8, 8], runs: 10);
        foreach (var prior in new[] { "first", "second" })
            WrittenCampaign.Write(_root.Path, prior, [8, 8, 8], runs: 10);

        var found = PriorComparison.Find(own)!;

        found.Pairs[0].DetectableDrop.Should().Be(found.Pairs[0].Comparison.Verdict.DetectableDropAmong(2));
        PriorText.Sentences(found).Should().HaveCount(2).And.OnlyContain(sentence => sentence.Contains("). Corrected for 2 comparisons, these runs had 80 % power to see a drop from 80 % to "));
    }

    [Theory]
    [InlineData("task_02", "; without 1 task that is not the same on both sides)")]
    [InlineData("task_01 task_02", "; without 2 tasks that are not the same on both sides)")]
    public void Tasks_that_changed_are_counted(string changed, string expected)
    {
        var own = WrittenCampaign.Write(_root.Path, "own", [3, 1, 2], change: record => record.WithPrompt("aa"));
        WrittenCampaign.Write(_root.Path, "prior", [3, 1, 2], change: record => record.WithPrompt(changed.Contains(record.Task, StringComparison.Ordinal) ? "old" : "aa"));

        PriorText.Sentences(PriorComparison.Find(own)!).First().Should().Contain(expected);
    }

    [Fact]
    public void A_name_with_a_line_break_is_one_model()
    {
        var own = WrittenCampaign.Write(_root.Path, "own", [1], change: QuickFail);
        WrittenCampaign.Write(_root.Path, "prior", [1], change: QuickFail, manifest: before => before with { Model = "two\nlines" });

        PriorComparison.Find(own)!.QuickFails.Should().ContainSingle().Which.Models.Should().Equal("own", "two\nlines");

        static RunRecord QuickFail(RunRecord record) => record with { Outcome = record.Outcome with { QuickFail = record.Run > 1 } };
    }

    [Fact]
    public void Text_of_folders_stays_text()
    {
        var own = Write("own", 0);
        Write("prior", -1, manifest => manifest with { Model = SampleCampaign.Hostile });

        string.Join('\n', Lines(own)).Should().NotContain("\e").And.NotContain("\u202E").And.NotContain("\r");
    }

    public void Dispose() => _root.Dispose();

    private static IReadOnlyList<string> Lines(CampaignFolder own) => [.. PriorText.Lines(PriorComparison.Find(own)!)];

    private CampaignFolder Write(string model, int days, Func<CampaignManifest, CampaignManifest>? change = null) => WrittenCampaign.Write(
        _root.Path, model, [3, 1], manifest: before => (change ?? (same => same))(before with { CreatedAt = before.CreatedAt.AddDays(days) }));
}
