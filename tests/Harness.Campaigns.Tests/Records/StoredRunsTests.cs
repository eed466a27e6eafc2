using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Records;

/// <summary>Records that stay in their file.</summary>
public sealed class StoredRunsTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void A_summary_of_records_in_their_file_is_that_of_records_in_memory()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        // Written in no order, tried again, of another suite, and without the last line feed.
        folder.Append(Sample.Invalid("task_03", 2));
        folder.Append(Sample.Passed("task_03", 1));
        folder.Append(Sample.Invalid("task_03", 2));
        folder.Append(Sample.Passed("task_03", 2));
        folder.Append(Sample.Failed("task_03", 2));
        folder.Append(Sample.Passed("task_01") with { Suite = "other-v1" });
        var log = folder.PathOf(CampaignPaths.Runs);
        File.WriteAllText(log, "\r\n" + File.ReadAllText(log).TrimEnd('\n'));

        var stored = CampaignReport.Write(folder);

        var memory = CampaignSummary.Of(folder.ReadManifest(), folder.ReadRuns());
        stored.Attempts.Should().BeEquivalentTo(memory.Attempts, options => options.WithStrictOrdering()).And.HaveCount(SampleCampaign.Records.Count + 5);
        stored.Entries.Should().Equal(memory.Entries);
        stored.Runs.Should().BeEquivalentTo(folder.ReadRuns().Counting().Where(run => run.Suite == Sample.Suite), options => options.WithStrictOrdering());
        stored.Rows.Select(row => (row.Task, row.Run, row.Attempt)).Should().Equal(stored.Runs.Select(run => (run.Task, run.Run, run.Attempt))).And.Contain(("task_03", 2, 3));
        stored.Attempts[1].Should().BeEquivalentTo(memory.Attempts[1]);
        CampaignReport.Differences(folder).Should().BeEmpty();
    }

    [Fact]
    public void A_report_holds_no_records_and_reads_them_again_when_they_are_asked_for()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        var summary = CampaignReport.Write(folder);
        var (passed, cost) = (summary.Passed, summary.CostUsd);

        File.WriteAllText(folder.PathOf(CampaignPaths.Runs), "{}");

        (summary.Passed, summary.CostUsd, summary.Attempts.Count).Should().Be((passed, cost, summary.Entries.Count));
        FluentActions.Invoking(() => summary.Attempts.ToList()).Should().Throw<CampaignFormatException>().WithMessage("*runs.jsonl: the file was changed while it was read.");
    }

    public void Dispose() => _root.Dispose();
}
