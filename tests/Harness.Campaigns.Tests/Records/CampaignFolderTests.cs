using System.Collections.Concurrent;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Records;

public sealed class CampaignFolderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly CampaignFolder _folder;

    public CampaignFolderTests() => _folder = Sample.Folder(_root.Path);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void The_second_campaign_of_a_day_gets_a_number()
    {
        _folder.Id.Should().Be("2026-05-19-qwen3-coder-30b-agentic-core-v1");
        Sample.Folder(_root.Path).Id.Should().Be("2026-05-19-qwen3-coder-30b-agentic-core-v1-2");
        Sample.Folder(_root.Path).Id.Should().Be("2026-05-19-qwen3-coder-30b-agentic-core-v1-3");
        _folder.ReadManifest().Should().BeEquivalentTo(new { _folder.Id, Sample.Suite, Model = "qwen3-coder-30b" });
    }

    [Fact]
    public void Campaigns_that_are_created_at_once_never_share_a_folder()
    {
        var ids = Enumerable.Range(0, 96).AsParallel().WithDegreeOfParallelism(8).Select(_ => Sample.Folder(_root.Path).Id).ToArray();

        ids.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_campaign_that_many_begin_at_once_is_read_whole_by_each()
    {
        var models = Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => CampaignFolder.OpenOrCreate(_root.Path, $"shared-{i % 50}", "nop", Sample.Suite, DateTimeOffset.UnixEpoch).ReadManifest().Model)
            .ToArray();

        models.Should().HaveCount(400).And.OnlyContain(model => model == "nop");
        Directory.EnumerateFiles(_root.Path, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("qwen/Qwen3-Coder.30B", "qwen-qwen3-coder-30b")]
    [InlineData("..", "model")]
    [InlineData("模型", "model")]
    [InlineData("replay:2026-05-19\0x", "replay-2026-05-19-x")]
    public void A_models_name_cannot_leave_the_campaigns_root(string model, string slug)
    {
        var folder = CampaignFolder.Create(_root.Path, Sample.Date, model, Sample.Suite);

        folder.Id.Should().Be($"2026-05-19-{slug}-agentic-core-v1");
        Path.GetDirectoryName(folder.FullPath).Should().Be(Path.GetFullPath(_root.Path));
        folder.ReadManifest().Model.Should().Be(model);
    }

    [Theory]
    [InlineData("../task_01")]
    [InlineData("task/01")]
    [InlineData("Task_01")]
    [InlineData("task_01\n")]
    [InlineData("C:task")]
    [InlineData("")]
    public void A_task_that_could_be_a_path_is_refused(string task)
    {
        FluentActions.Invoking(() => _folder.Append(Sample.Passed(task))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => CampaignPaths.Diff(task, 1)).Should().Throw<ArgumentException>();
        _folder.ReadRuns().Records.Should().BeEmpty();
    }

    [Fact]
    public void A_run_below_1_and_a_suite_that_is_a_path_are_refused()
    {
        FluentActions.Invoking(() => _folder.Append(Sample.Passed(run: 0))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => CampaignFolder.Create(_root.Path, Sample.Date, "m", "../s")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Each_attempt_gets_the_next_number_and_its_own_files()
    {
        var first = _folder.Append(Sample.Invalid(), new RunArtefacts(Sample.Transcript(_folder), "diff 1"));
        var second = _folder.Append(Sample.Passed() with { Attempt = 7 }, new RunArtefacts(Sample.Transcript(_folder), "diff 2"));

        first.Should().BeEquivalentTo(new { Attempt = 1, Transcript = "transcripts/task_01/run1.jsonl", Diff = "workspaces/task_01/run1.diff" });
        second.Should().BeEquivalentTo(new { Attempt = 2, Transcript = "transcripts/task_01/run1.attempt2.jsonl", Diff = "workspaces/task_01/run1.attempt2.diff" });
        File.ReadAllText(_folder.PathOf(first.Transcript!)).Should().Be("{}\n");
        File.ReadAllText(_folder.PathOf(first.Diff!)).Should().Be("diff 1");
        File.ReadAllText(_folder.PathOf(second.Diff!)).Should().Be("diff 2");
        _folder.ReadRuns().Records.Should().BeEquivalentTo([first, second], options => options.WithStrictOrdering());
    }

    [Fact]
    public void A_cassette_is_moved_to_the_place_of_its_attempt()
    {
        var first = _folder.Append(Sample.Invalid(), new RunArtefacts(null, null) { Cassette = Sample.Transcript(_folder) });
        var second = _folder.Append(Sample.Passed(), new RunArtefacts(null, null) { Cassette = Sample.Transcript(_folder) });

        (first.Cassette, second.Cassette).Should().Be(("cassettes/task_01/run1.jsonl.gz", "cassettes/task_01/run1.attempt2.jsonl.gz"));
        File.Exists(_folder.PathOf(second.Cassette!)).Should().BeTrue();
        Directory.EnumerateFiles(_folder.FullPath, "*.partial").Should().BeEmpty();
    }

    [Fact]
    public void A_campaign_that_is_opened_again_goes_on_counting()
    {
        _folder.Append(Sample.Invalid());

        CampaignFolder.Open(_folder.FullPath).Append(Sample.Passed()).Attempt.Should().Be(2);
        _folder.Append(Sample.Passed()).Attempt.Should().Be(3);
    }

    [Fact]
    public void Many_threads_with_two_instances_lose_nothing()
    {
        CampaignFolder[] instances = [_folder, CampaignFolder.Open(_folder.FullPath)];

        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i => instances[i % 2].Append(Sample.Passed(run: (i % 5) + 1)));

        var runs = _folder.ReadRuns();
        runs.Notes.Should().BeEmpty();
        runs.Records.GroupBy(record => record.Run).Should().HaveCount(5)
            .And.OnlyContain(row => row.Select(record => record.Attempt).SequenceEqual(Enumerable.Range(1, 40)));
    }

    [Fact]
    public void A_record_whose_transcript_cannot_be_put_in_its_place_is_not_recorded_and_those_that_end_with_it_are()
    {
        Directory.CreateDirectory(_folder.PathOf("transcripts/task_01/run1.jsonl"));

        var failed = new ConcurrentBag<int>();
        Parallel.For(1, 13, new ParallelOptions { MaxDegreeOfParallelism = 12 }, run =>
        {
            try
            {
                _folder.Append(Sample.Passed(run: run), new RunArtefacts(Sample.Transcript(_folder), "diff"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failed.Add(run);
            }
        });

        failed.Should().Equal(1);
        _folder.ReadRuns().Records.Select(record => record.Run).Should().BeEquivalentTo(Enumerable.Range(2, 11));
        Directory.GetFiles(_folder.PathOf("workspaces/task_01"), "*.tmp").Should().BeEmpty();
        Directory.GetFiles(_folder.FullPath, "*.partial").Should().ContainSingle("the transcript of the run that is not recorded is the only copy");
    }

    [Fact]
    public void The_attempt_that_counts_is_the_first_valid_one_else_the_last()
    {
        _folder.Append(Sample.Invalid(run: 1));
        _folder.Append(Sample.Failed(run: 1));
        _folder.Append(Sample.Passed(run: 1));
        _folder.Append(Sample.Invalid(run: 2));
        _folder.Append(Sample.Invalid(run: 2, cause: InvalidCause.ProviderError));

        var counting = _folder.ReadRuns().Counting();

        counting.Select(run => (run.Run, run.Attempt, run.Outcome.Kind)).Should()
            .Equal((1, 2, OutcomeKind.Failed), (2, 2, OutcomeKind.Invalid));
    }
}
