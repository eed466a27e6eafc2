using Harness.Campaigns.Gating;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Gating;

public sealed class BaselineAdmissionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_baseline_counts_all_runs_of_all_its_campaigns_and_survives_a_file()
    {
        var baseline = GateSample.Baseline(_folder.Path);
        var file = BaselineFile.PathOf(_folder.Path, "main");
        BaselineFile.Write(file, baseline);

        var read = BaselineFile.Read(file);

        read.Should().BeEquivalentTo(baseline);
        read.TallyOf("task_01").Should().Be(new TaskTally("task_01", 6, 9));
        read.TallyOf("task_10").Should().Be(new TaskTally("task_10", 9, 9));
        read.CostOf("task_01").Should().Be(9 * .0012m);
        read.Campaigns.Select(campaign => campaign.Id).Should().Equal("2026-05-01-qwen3-coder-30b-agentic-core-v1", "2026-05-02-qwen3-coder-30b-agentic-core-v1", "2026-05-03-qwen3-coder-30b-agentic-core-v1");
        read.ReturnedModels().Should().Equal("qwen3-coder-30b-a3b");
    }

    [Fact]
    public void A_campaign_is_counted_once()
    {
        var baseline = GateSample.Baseline(_folder.Path, campaigns: 1);
        var again = CampaignFolder.Open(Path.Combine(_folder.Path, baseline.Campaigns[0].Id));

        Adding(baseline, again).Should().Throw<NotComparableException>().WithMessage("*it is in the baseline already*");
    }

    [Fact]
    public void A_copy_under_another_name_is_counted_once()
    {
        var baseline = GateSample.Baseline(_folder.Path, campaigns: 1);
        var copy = GateSample.Write(_folder.Path, _ => 3, day: 2, seals: false);
        File.Copy(Path.Combine(_folder.Path, baseline.Campaigns[0].Id, "runs.jsonl"), copy.PathOf("runs.jsonl"), overwrite: true);
        CampaignReport.Write(copy);

        Adding(baseline, copy).Should().Throw<NotComparableException>().WithMessage("*its runs are in the baseline already, as 2026-05-01-*");
    }

    public static TheoryData<string, Func<CampaignManifest, CampaignManifest>> OtherCampaigns => new()
    {
        { "instance is '0' in the baseline and '7' in the campaign", m => m with { Instance = 7 } },
        { "model is 'qwen3-coder-30b' in the baseline and 'other' in the campaign", m => m with { Model = "other" } },
        { "provider is '(none)' in the baseline and 'bedrock' in the campaign", m => m with { Provider = "bedrock" } },
        { "sandbox is 'none' in the baseline and 'docker' in the campaign", m => m with { Sandbox = "docker" } },
        { "fingerprint sampling is 't=0' in the baseline and 't=1' in the campaign", m => m with { Fingerprint = new SortedDictionary<string, string> { ["system_prompt"] = "s", ["sampling"] = "t=1" } } },
        { "is a reconstruction from published tables", m => m with { Reconstruction = true } },
        { "is a replay of 2026-01-01-x", m => m with { ReplayOf = "2026-01-01-x" } },
    };

    [Theory]
    [MemberData(nameof(OtherCampaigns))]
    public void What_is_not_comparable_is_refused_with_the_difference_named(string difference, Func<CampaignManifest, CampaignManifest> change)
    {
        var baseline = GateSample.Baseline(_folder.Path, campaigns: 1);
        var other = GateSample.Write(_folder.Path, _ => 3, day: 9, manifest: change);

        Adding(baseline, other).Should().Throw<NotComparableException>().WithMessage($"2026-05-09-* is refused: *{difference}*");
    }

    [Fact]
    public void A_task_that_has_changed_is_named_with_its_part()
    {
        var baseline = GateSample.Baseline(_folder.Path, campaigns: 1);
        var other = GateSample.Write(_folder.Path, _ => 3, day: 9, change: r => r.Task == "task_04" ? r with { Fingerprint = new SortedDictionary<string, string> { ["prompt"] = "zz", ["workspace"] = "bb" } } : r);

        Adding(baseline, other).Should().Throw<NotComparableException>().WithMessage("*task_04 has changed since: prompt");
    }

    [Fact]
    public void Another_version_of_the_harness_does_not_matter_when_nothing_that_is_hashed_has_changed() =>
        Adding(
            GateSample.Baseline(_folder.Path, campaigns: 1),
            GateSample.Write(_folder.Path, _ => 3, day: 9, manifest: m => m with { Fingerprint = new SortedDictionary<string, string> { ["system_prompt"] = "s", ["sampling"] = "t=0", ["harness"] = "0.2.0" } }))
            .Should().NotThrow();

    [Fact]
    public void An_incomplete_campaign_is_refused_and_so_is_one_with_too_many_invalid_runs_or_a_curtailed_one()
    {
        var missing = GateSample.Write(_folder.Path, _ => 3, day: 2, change: r => r is { Task: "task_03", Run: 2 } ? null : r);
        var invalid = GateSample.Write(_folder.Path, _ => 3, day: 3, change: r => r.Run == 1 && r.Task != "task_01" ? GateSample.AsInvalid(r, InvalidCause.RateLimited) : r);
        var curtailed = GateSample.Write(_folder.Path, _ => 3, day: 4, change: r => r is { Task: "task_03", Run: 2 } ? GateSample.AsInvalid(r, InvalidCause.Curtailed) : r);

        Adding(null, missing).Should().Throw<NotComparableException>().WithMessage("*it is incomplete: 1 planned run not made*");
        Adding(null, invalid).Should().Throw<NotComparableException>().WithMessage("*only 21 of 30 planned runs are valid*");
        Adding(null, curtailed).Should().Throw<NotComparableException>().WithMessage("*it was curtailed*");
    }

    [Fact]
    public void A_campaign_that_was_edited_or_never_sealed_is_refused()
    {
        var edited = GateSample.Write(_folder.Path, _ => 2, day: 2);
        var lines = File.ReadAllText(edited.PathOf("runs.jsonl"));
        File.WriteAllText(edited.PathOf("runs.jsonl"), lines.Replace("\"costUsd\":0.0012", "\"costUsd\":0.0001", StringComparison.Ordinal));
        var open = GateSample.Write(_folder.Path, _ => 2, day: 3, seals: false);

        Adding(null, edited).Should().Throw<NotComparableException>().WithMessage("*runs.jsonl was edited after it was sealed*");
        Adding(null, open).Should().Throw<NotComparableException>().WithMessage("*it was never sealed*");
    }

    [Theory]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 99", "format version 99 was written by a newer harness")]
    [InlineData("\"passed\": 2", "\"passed\": 20", "numbers that do not belong together")]
    [InlineData("\"name\": \"main\"", "\"name\": \"../x\"", "name: 1 to 200 characters")]
    [InlineData("\"suite\": \"agentic-core-v1\"", "\"suite\": null", "not a baseline")]
    [InlineData("\"task\": \"task_10\"", "\"task\": \"task_09\"", "is there twice")]
    [InlineData("\"campaigns\": [", "\"campaigns\": [ null,", "campaigns: one is no campaign")]
    public void A_file_that_was_broken_by_hand_gives_one_clear_error(string from, string to, string expected)
    {
        var file = BaselineFile.PathOf(_folder.Path, "main");
        BaselineFile.Write(file, GateSample.Baseline(_folder.Path, campaigns: 1));
        var text = File.ReadAllText(file);
        text.Should().Contain(from);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));

        FluentActions.Invoking(() => BaselineFile.Read(file)).Should().Throw<CampaignFormatException>().WithMessage($"*main.json*{expected}*");
    }

    public void Dispose() => _folder.Dispose();

    private static Action Adding(Baseline? baseline, CampaignFolder campaign) => () => BaselineAdmission.Add(baseline, "main", campaign);
}
