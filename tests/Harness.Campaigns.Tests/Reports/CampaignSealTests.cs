using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Reports;

public sealed class CampaignSealTests : IDisposable
{
    private const string Transcript = "transcripts/task_01/run1.jsonl";

    private readonly TemporaryFolder _root = new();
    private readonly CampaignFolder _folder;

    public CampaignSealTests()
    {
        _folder = Sample.Folder(_root.Path);
        _folder.Append(Sample.Passed(), new RunArtefacts(Sample.Transcript(_folder), "diff"));
        CampaignReport.Write(_folder);
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_campaign_that_goes_on_is_not_edited()
    {
        CampaignSeal.Changes(_folder).Should().BeEmpty();
        _folder.Append(Sample.Passed(run: 2), new RunArtefacts(Sample.Transcript(_folder), "diff"));

        CampaignSeal.Changes(_folder).Should().OnlyContain(change => change.Kind == SealChangeKind.Added);
        CampaignReport.Write(_folder).Manifest.Edited.Should().BeEmpty();
        CampaignSeal.Changes(_folder).Should().BeEmpty();
    }

    [Fact]
    public void A_transcript_that_was_edited_is_named_for_good()
    {
        File.AppendAllText(_folder.PathOf(Transcript), "x");

        CampaignSeal.Changes(_folder).Should().Equal(new SealChange(Transcript, SealChangeKind.Edited));
        CampaignReport.Write(_folder);
        CampaignReport.Write(_folder);
        File.ReadAllText(_folder.PathOf(MarkdownReport.File)).Should().Contain("**Edited or removed since they were sealed: transcripts/task_01/run1.jsonl.");
        _folder.ReadManifest().Edited.Should().Equal(Transcript);
        string.Join('\n', new ConsoleTable(Ink.Plain).Lines(CampaignReport.Summarize(_folder))).Should().Contain("edited          transcripts/task_01/run1.jsonl, since they were sealed");
    }

    [Fact]
    public void A_record_that_was_edited_is_named_also_when_more_were_added()
    {
        var runs = _folder.PathOf(CampaignPaths.Runs);
        File.WriteAllText(runs, File.ReadAllText(runs).Replace("\"costUsd\":0.0012", "\"costUsd\":0.0002", StringComparison.Ordinal));
        _folder.Append(Sample.Passed(run: 2));

        CampaignReport.Write(_folder).Manifest.Edited.Should().Equal(CampaignPaths.Runs);
    }

    [Fact]
    public void A_table_that_was_edited_is_a_change_and_is_written_anew()
    {
        File.AppendAllText(_folder.PathOf(CampaignTables.PassRateFile), "x");
        File.Delete(_folder.PathOf(CampaignTables.CostFile));

        CampaignSeal.Changes(_folder).Should().BeEquivalentTo(
            [new SealChange(CampaignTables.PassRateFile, SealChangeKind.Edited), new SealChange(CampaignTables.CostFile, SealChangeKind.Removed)]);
        CampaignReport.Write(_folder).Manifest.Edited.Should().BeEmpty();
        CampaignSeal.Changes(_folder).Should().BeEmpty();
    }
}
