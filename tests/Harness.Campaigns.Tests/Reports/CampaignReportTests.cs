using System.Security.Cryptography;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Reports.Html;

namespace Harness.Campaigns.Tests.Reports;

public sealed class CampaignReportTests : IDisposable
{
    private static readonly string[] Derived =
    [
        CampaignTables.PassRateFile, CampaignTables.ToolCallsFile, CampaignTables.CostFile, CampaignTables.FailureModeFile, MarkdownReport.File, HtmlReport.File,
    ];

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData(CampaignTables.PassRateFile)]
    [InlineData(CampaignTables.ToolCallsFile)]
    [InlineData(CampaignTables.CostFile)]
    [InlineData(CampaignTables.FailureModeFile)]
    [InlineData(MarkdownReport.File)]
    [InlineData(HtmlReport.File)]
    public void Each_derived_file_is_the_golden_one(string file)
    {
        var folder = SampleCampaign.WriteTo(_root.Path);

        CampaignReport.Write(folder);

        GoldenFile.ShouldMatch(Path.GetFileName(file), File.ReadAllText(folder.PathOf(file)));
    }

    [Fact]
    public void The_costs_of_the_breakdown_add_up_to_the_reported_total_to_the_last_decimal()
    {
        // Sums of thirds that a rounding would give away.
        var records = Enumerable.Range(1, 30).Select(run => Sample.Passed(run: run) with { CostUsd = 0.0012345678901234567890123m / run }).ToList();
        var summary = CampaignSummary.Of(Sample.Manifest(), new CampaignRuns(records, []));

        var rows = CampaignTables.CostBreakdown(summary).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);

        rows.Sum(row => decimal.Parse(row.Split(',')[10], System.Globalization.CultureInfo.InvariantCulture)).Should().Be(summary.CostUsd!.Value);
    }

    [Fact]
    public void The_same_records_give_the_same_bytes()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        CampaignReport.Write(folder);
        var first = Everything(folder);
        foreach (var file in Derived)
            File.Delete(folder.PathOf(file));

        CampaignReport.Write(CampaignFolder.Open(folder.FullPath));

        Everything(folder).Should().Equal(first);
    }

    [Fact]
    public void Files_that_were_written_from_the_same_records_are_left_alone()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        CampaignReport.Write(folder);
        File.WriteAllText(folder.PathOf("report.md"), "mine");

        var summary = CampaignReport.WriteIfStale(folder);

        summary.Should().BeEquivalentTo(CampaignSummary.Of(folder.ReadManifest(), folder.ReadRuns()));
        File.ReadAllText(folder.PathOf("report.md")).Should().Be("mine");
    }

    [Fact]
    public void Files_are_written_again_when_a_run_was_added_or_one_of_them_is_missing()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        CampaignReport.Write(folder);
        File.Delete(folder.PathOf("report.md"));
        CampaignReport.WriteIfStale(folder);
        var before = File.ReadAllText(folder.PathOf("report.md"));

        folder.Append(Sample.Passed("task_09", 3));
        CampaignReport.WriteIfStale(folder);

        File.ReadAllText(folder.PathOf("report.md")).Should().NotBe(before);
    }

    [Fact]
    public void The_manifest_holds_the_hash_of_every_other_file()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        folder.Append(Sample.Passed("task_09", 3), new RunArtefacts(Sample.Transcript(folder), "diff"));

        CampaignReport.Write(folder);

        var files = folder.ReadManifest().Files;
        files.Keys.Should().BeEquivalentTo([.. Derived, CampaignPaths.Runs, "transcripts/task_09/run3.jsonl", "workspaces/task_09/run3.diff"]);
        foreach (var (file, hash) in files)
            hash.Should().Be(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.PathOf(file)))), "that is {0}", file);
    }

    [Fact]
    public void Records_that_cannot_be_trusted_leave_the_old_report_alone()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        CampaignReport.Write(folder);
        var before = Everything(folder);
        File.AppendAllText(folder.PathOf(CampaignPaths.Runs), "nonsense\n");
        before[CampaignPaths.Runs] += "nonsense\n";

        FluentActions.Invoking(() => CampaignReport.Write(folder)).Should().Throw<CampaignFormatException>();

        Everything(folder).Should().Equal(before);
    }

    private static SortedDictionary<string, string> Everything(CampaignFolder folder) => new(
        Directory.EnumerateFiles(folder.FullPath, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder.FullPath, file), File.ReadAllText), StringComparer.Ordinal);
}
