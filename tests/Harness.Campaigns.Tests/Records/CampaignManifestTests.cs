using System.Text.Json.Nodes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Records;

public sealed class CampaignManifestTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_manifest_is_written_and_read_back()
    {
        var folder = Sample.Folder(_root.Path);
        var manifest = Sample.Manifest(new PlannedTask("task_01", "fix_failing_test", [1, 2, 3])) with
        {
            Prices = [new UsedPrice("row", 0.15m, 0.60m, Source: "price page, 2026-04-02")],
            Configuration = new Dictionary<string, string> { ["temperature"] = "0" },
        };

        folder.UpdateManifest(_ => manifest);

        folder.ReadManifest().Should().BeEquivalentTo(manifest);
        folder.ReadManifest().PlannedRuns().Should().Be(3);
        Directory.GetFiles(folder.FullPath, "*.tmp").Should().BeEmpty();
    }

    [Fact]
    public void Changes_from_many_threads_are_all_kept()
    {
        var folder = Sample.Folder(_root.Path);
        CampaignFolder[] instances = [folder, CampaignFolder.Open(folder.FullPath)];

        Parallel.For(0, 40, i => instances[i % 2].UpdateManifest(manifest => manifest with { RunsPerTask = manifest.RunsPerTask + 1 }));

        folder.ReadManifest().RunsPerTask.Should().Be(40);
    }

    [Fact]
    public void The_same_campaign_may_be_continued_with_more_runs_on_another_machine()
    {
        var before = Sample.Manifest(new PlannedTask("task_01", "n", [1]));
        var now = Sample.Manifest(new PlannedTask("task_01", "n", [1, 2])) with { Environment = null, CreatedAt = default };

        before.BlockingDifferences(now).Should().BeEmpty();
    }

    [Fact]
    public void Each_difference_that_forbids_to_continue_is_named()
    {
        var now = Sample.Manifest() with
        {
            Model = "other",
            Instance = 3,
            Sandbox = "bwrap",
            Fingerprint = new Dictionary<string, string> { ["task_01/prompt"] = "zz", ["task_02/prompt"] = "cc" },
        };

        Sample.Manifest().BlockingDifferences(now).Select(difference => difference.ToString()).Should().Equal(
            "model: qwen3-coder-30b -> other",
            "instance: 0 -> 3",
            "sandbox: none -> bwrap",
            "fingerprint task_01/prompt: aa -> zz",
            "fingerprint task_02/prompt: (none) -> cc");
    }

    [Theory]
    [InlineData("", "not a campaign's manifest")]
    [InlineData("[]", "not a campaign's manifest")]
    [InlineData("null", "null")]
    [InlineData("{\"formatVersion\": 2, \"id\": 7}", "newer harness")]
    [InlineData("{\"formatVersion\": 1, \"id\": \"x\"}", "not a campaign's manifest")]
    public void A_manifest_that_cannot_be_trusted_is_a_clear_error_and_is_left_alone(string content, string complaint)
    {
        var folder = Sample.Folder(_root.Path);
        var file = folder.PathOf(CampaignPaths.Manifest);
        File.WriteAllText(file, content);

        FluentActions.Invoking(folder.ReadManifest).Should().Throw<CampaignFormatException>().WithMessage($"{file}*: *{complaint}*");
        FluentActions.Invoking(() => folder.UpdateManifest(manifest => manifest)).Should().Throw<CampaignFormatException>();
        File.ReadAllText(file).Should().Be(content);
    }

    [Theory]
    [InlineData("id", "../../outside")]
    [InlineData("id", "/etc/cron.d/x")]
    [InlineData("id", "")]
    [InlineData("id", "x\u001b[2J")]
    [InlineData("suite", "suite-v1\n# forged")]
    [InlineData("suite", "..")]
    [InlineData("suite", "")]
    public void An_id_or_a_suite_that_could_be_a_path_or_a_heading_is_refused_by_name(string member, string text)
    {
        var folder = Sample.Folder(_root.Path);
        var file = folder.PathOf(CampaignPaths.Manifest);
        var manifest = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        manifest[member] = text;
        File.WriteAllText(file, manifest.ToJsonString());

        FluentActions.Invoking(folder.ReadManifest).Should().Throw<CampaignFormatException>().WithMessage($"{file}: {member}: not a *");
    }

    [Fact]
    public void A_campaign_is_not_begun_with_a_suite_that_its_manifest_could_not_hold()
    {
        FluentActions.Invoking(() => CampaignFolder.OpenOrCreate(_root.Path, "x", "nop", "../suite", DateTimeOffset.UnixEpoch)).Should().Throw<ArgumentException>();
        Directory.GetFileSystemEntries(_root.Path).Should().BeEmpty();
    }

    [Fact]
    public void A_folder_without_a_manifest_is_not_a_campaign() =>
        FluentActions.Invoking(() => CampaignFolder.Open(_root.Path)).Should().Throw<DirectoryNotFoundException>().WithMessage("*campaign.json*");
}
