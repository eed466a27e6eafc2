using System.Globalization;
using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

public sealed class ReplayTests : IAsyncDisposable
{
    private readonly Measurement _measurement = new();

    [Fact]
    public async Task A_whole_campaign_is_recorded_small_and_replays_as_it_was_with_the_server_gone()
    {
        CampaignFolder recorded;
        await using (var server = await LoopbackModel.StartAsync(OracleModel.Answer))
        {
            var live = await _measurement.Against(server).Runs(1).ExecuteAsync();
            live.ExitCode.Should().Be(0, live.Everything);
            recorded = _measurement.Campaign;
        }

        var command = await _measurement.Model("replay:" + recorded.Id).Runs(1).ExecuteAsync();

        var (before, now) = (recorded.ReadRuns().Counting(), Replay(recorded).ReadRuns().Counting());
        now.SelectMany(run => run.Divergences!.Select(d => $"{run.Task} run {run.Run}: {d}")).Should().BeEmpty(command.Everything);
        command.ExitCode.Should().Be(0, command.Everything);
        now.Select(Essence).Should().Equal(before.Select(Essence));
        now.Should().OnlyContain(run => run.Model == "replay:" + recorded.Id && run.Cassette == null);
        Replay(recorded).ReadManifest().ReplayOf.Should().Be(recorded.Id);
        var bytes = before.Sum(run => new FileInfo(recorded.PathOf(run.Cassette!)).Length);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before.Count} cassettes, {bytes} bytes"));
        bytes.Should().BeLessThan(130_000, "10 runs of the suite");
    }

    [Fact]
    public async Task The_committed_recording_plays_every_task_with_its_settings_file()
    {
        var command = await _measurement.DotnetTestAsync("--settings", Path.Combine(Suite.Root, "runsettings", "replay.runsettings"));

        _measurement.Records.SelectMany(run => run.Divergences!.Select(d => $"{run.Task}: {d}"))
            .Should().BeEmpty("what the harness sends is what was recorded; after a change that is meant, record anew, see fixtures/cassettes/README.md");
        command.ExitCode.Should().Be(0, command.Everything);
        _measurement.Records.Should().HaveCount(10).And.OnlyContain(run => run.Outcome.Kind == OutcomeKind.Passed && run.ModelId == CommittedCassettes.ModelId);
        _measurement.Records.Select(Essence).Should().Equal(CampaignFolder.Open(CommittedCassettes.Folder).ReadRuns().Counting().Select(Essence));
        command.Output.Should().Contain($"a replay of {CommittedCassettes.Id}, no measurement").And.Contain("score           10/10").And.Contain("divergences     none");
    }

    [Fact]
    public async Task A_changed_answer_of_a_tool_is_in_the_output_the_record_the_transcript_and_the_report()
    {
        await using (var server = await LoopbackModel.StartAsync(request => request.AssistantTurns == 0 ? Answers.Call("list_files", "{}") : Answers.Text("I stop here.")))
            await _measurement.Against(server).Runs(1).ExecuteAsync("-trait", "Task=task_09");
        var recorded = _measurement.Campaign;
        using var copy = new SuiteCopy().With("Task09_KnowWhenToStop/workspace/another.md", "more\n");

        var command = await _measurement.Model("replay:" + recorded.Id).StartExecutable(copy.Assembly, ["-trait", "Task=task_09", "-showLiveOutput"]).FinishAsync();

        var replay = Replay(recorded);
        var record = replay.ReadRuns().Records.Should().ContainSingle(command.Everything).Subject;
        record.Outcome.Kind.Should().Be(OutcomeKind.Failed, "the recorded answers still give up");
        var divergence = record.Divergences.Should().ContainSingle().Subject;
        (divergence.Request, divergence.Path).Should().Be((2, "$.messages[3].content"));
        divergence.Now.Should().Contain("another.md");
        command.Output.Should().Contain("1 divergence").And.Contain("request 2 differs: $.messages[3].content: cassette");
        File.ReadAllText(replay.PathOf(record.Transcript!)).Should().Contain("request 2 differs");
        File.ReadAllText(replay.PathOf("report.md")).Should().Contain("## Divergences from the recording").And.Contain("1 of 1 run");
    }

    [Fact]
    public async Task What_was_recorded_before_the_process_was_killed_is_there_and_the_campaign_goes_on()
    {
        await using (var server = await LoopbackModel.StartAsync(request => request.AssistantTurns < 2 ? StepsModel.Answer(request) : Reply.Hang()))
        {
            var running = _measurement.Against(server).Runs(1).StartExecutable("-trait", "Task=task_07");
            await Eventually.HoldsAsync(() => Partial() is { } file && Text(file).Count(c => c == '\n') == 3, "two answers are recorded");
            running.KillAll();
        }

        var left = Text(Partial()!);
        left.Should().EndWith("\n");
        left.Split('\n')[..^1].Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("v").GetInt32()).Should().Equal(1, 1, 1);

        await using (var server = await LoopbackModel.StartAsync(StepsModel.Answer))
            await _measurement.Against(server).Set("HARNESS_CAMPAIGN", _measurement.Campaign.Id).ExecuteAsync("-trait", "Task=task_07");
        var recorded = _measurement.Campaign;
        var replay = await _measurement.Set("HARNESS_CAMPAIGN", "").Model("replay:" + recorded.Id).ExecuteAsync("-trait", "Task=task_07");

        replay.ExitCode.Should().Be(0, replay.Everything);
        Replay(recorded).ReadRuns().Records.Single().Divergences.Should().BeEmpty();
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private string? Partial() => Directory.EnumerateFiles(_measurement.CampaignsFolder, "*.partial", SearchOption.AllDirectories)
        .FirstOrDefault(file => file.Contains("cassettes", StringComparison.Ordinal));

    private static string Text(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private CampaignFolder Replay(CampaignFolder recorded) => _measurement.Campaigns.Should().ContainSingle(c => c.Id != recorded.Id).Subject;

    private static (string, int, OutcomeKind, int, TokenUsage, decimal?, string) Essence(RunRecord run) =>
        (run.Task, run.Run, run.Outcome.Kind, run.Turns, run.Usage, run.CostUsd, string.Join(' ', run.Tools));
}
