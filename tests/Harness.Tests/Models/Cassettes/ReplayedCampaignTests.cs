using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Loopback;
using Harness.Models;
using Harness.Settings;
using Harness.Tests.CSharp;

namespace Harness.Tests.Models.Cassettes;

/// <summary>From a campaign against a server to its replay, through the real evaluation.</summary>
public sealed class ReplayedCampaignTests : IDisposable
{
    private readonly EvaluatedTask _task;

    public ReplayedCampaignTests(SharedBench shared) => _task = new EvaluatedTask(shared);

    [Fact]
    public async Task A_run_is_recorded_beside_its_record_and_replays_at_the_recorded_price()
    {
        var live = await RecordedAsync(Reply.ToolCall("write_file", """{"path":"answer.txt","content":"42\n"}"""), Reply.Text("Done."));

        var replay = await ReplayAsync();

        live.Cassette.Should().Be("cassettes/task_01/run1.jsonl.gz");
        live.CassetteChain.Should().HaveLength(32);
        live.Divergences.Should().BeNull("a measurement diverges from nothing");
        File.Exists(_task.Campaign.PathOf(live.Cassette!)).Should().BeTrue();
        _task.InFlight.Should().BeEmpty();
        replay.Outcome.Should().Be(live.Outcome);
        replay.Divergences.Should().BeEmpty();
        (replay.Usage, replay.CostUsd, replay.PriceRow, replay.Turns).Should().Be((live.Usage, live.CostUsd, live.PriceRow, live.Turns));
        live.CostUsd.Should().BePositive();
        replay.Model.Should().Be("replay:" + _task.Campaign.Id);
        (replay.Cassette, replay.CassetteChain).Should().Be((null, null));
    }

    [Fact]
    public async Task Of_the_prices_that_a_model_has_had_a_replay_charges_the_one_that_was_charged()
    {
        var live = await RecordedAsync(Reply.Text("41 is right."));
        _task.Campaign.UpdateManifest(manifest => manifest with { Prices = [new UsedPrice("of last year", 7, 7), .. manifest.Prices] });

        var replay = await ReplayAsync();

        (replay.CostUsd, replay.PriceRow).Should().Be((live.CostUsd, live.PriceRow));
        live.CostUsd.Should().BePositive();
    }

    [Fact]
    public async Task Failed_attempts_are_played_and_their_waits_are_not()
    {
        var live = await RecordedAsync(Reply.Status(429, TimeSpan.FromMilliseconds(1)), Reply.Cut(), Reply.Text("41 is right."));

        var replay = await ReplayAsync();

        (live.Requests, replay.Requests).Should().Be((3, 3));
        replay.Outcome.Should().Be(live.Outcome);
        replay.WaitSeconds.Should().BeLessThan(1);
    }

    [Fact]
    public async Task A_checker_that_judges_otherwise_now_decides_and_is_reported()
    {
        await RecordedAsync(Reply.ToolCall("write_file", """{"path":"answer.txt","content":"42\n"}"""), Reply.Text("Done."));
        _task.CheckedBy((_, _) => Task.FromResult(new Harness.Checking.Verdict(1, 0, [new FailedCheck("answer", ["no"])])));

        var replay = await ReplayAsync();

        replay.Outcome.Kind.Should().Be(OutcomeKind.Failed);
        replay.Divergences!.Select(d => d.ToString()).Should().Equal("the end differs: outcome: cassette passed != now failed wrong_answer");
    }

    [Fact]
    public async Task A_prompt_that_changed_is_on_the_record_and_in_the_transcript()
    {
        await RecordedAsync(Reply.ToolCall("write_file", """{"path":"answer.txt","content":"42\n"}"""), Reply.Text("Done."));
        _task.File("prompt.md", "Write 42 into answer.txt, please.");

        var replay = await ReplayAsync();

        replay.Outcome.Kind.Should().Be(OutcomeKind.Passed);
        replay.Divergences.Should().ContainSingle().Which.Path.Should().Be("$.messages[1].content");
        File.ReadAllText(_task.Campaign.PathOf(replay.Transcript!)).Should().Contain("\"topic\":\"divergence\"").And.Contain("request 1 differs");
    }

    [Fact]
    public async Task A_cassette_that_was_cut_off_makes_the_run_invalid_with_its_path()
    {
        var live = await RecordedAsync(Reply.Text("Done."));
        var path = _task.Campaign.PathOf(live.Cassette!);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..60]);

        var replay = await ReplayAsync();

        replay.Outcome.Should().Be(new Outcome(OutcomeKind.Invalid, InvalidCause.HarnessError));
        replay.Error.Should().Contain("run1.jsonl.gz");
    }

    [Fact]
    public async Task A_cassette_of_another_run_in_its_place_makes_the_run_invalid()
    {
        await RecordedAsync(Reply.Text("Done."));
        var second = await RecordedAsync([Reply.Text("Finished.")], run: 2);
        File.Copy(_task.Campaign.PathOf(second.Cassette!), _task.Campaign.PathOf("cassettes/task_01/run1.jsonl.gz"), overwrite: true);

        var replay = await ReplayAsync();

        replay.Outcome.Kind.Should().Be(OutcomeKind.Invalid);
        replay.Error.Should().Contain("it ends early, or was replaced");
    }

    [Fact]
    public async Task A_run_that_was_not_recorded_is_invalid_with_those_that_were()
    {
        await RecordedAsync(Reply.Text("Done."));

        (await ReplayAsync(run: 3)).Error.Should().Contain("holds no task_01 run 3; its runs of this task: 1");
    }

    [Fact]
    public async Task Another_suite_is_invalid_and_another_instance_does_not_start()
    {
        await RecordedAsync(Reply.Text("Done."));
        var other = () => Replay(instance: 1);
        other.Should().Throw<SettingsException>().WithMessage("*recorded on instance 0, and this is instance 1; set HARNESS_INSTANCE=0");

        _task.Definition = _task.Definition with { Suite = "suite-v2" };
        (await ReplayAsync()).Error.Should().Contain("recorded on the suite suite-v1, and this is suite-v2");
    }

    [Fact]
    public void A_campaign_that_was_not_recorded_does_not_start()
    {
        var start = () => Replay();
        start.Should().Throw<SettingsException>().WithMessage("*holds no cassettes*");
        var missing = () => new ModelFactory(new HarnessSettings { Model = "replay:/nowhere/at/all", Sandbox = "none" }, _ => null, TimeProvider.System).Create();
        missing.Should().Throw<SettingsException>().WithMessage("*is not a campaign*");
    }

    [Fact]
    public async Task Recording_can_be_switched_off()
    {
        _task.Options = _task.Options with { Record = false };

        var live = await RecordedAsync(Reply.Text("Done."));

        (live.Cassette, live.CassetteChain).Should().Be((null, null));
        Directory.Exists(_task.Campaign.PathOf("cassettes")).Should().BeFalse();
    }

    [Fact]
    public async Task A_rejected_key_stops_the_campaign_and_no_replay_of_it()
    {
        var live = await RecordedAsync(Reply.Status(401));
        var model = Replay();
        var evaluation = _task.Evaluation(model);

        var replay = await evaluation.RunAsync(_task.Definition, 1, TestContext.Current.CancellationToken);

        replay.Outcome.Should().Be(live.Outcome);
        replay.Outcome.Cause.Should().Be(InvalidCause.ProviderError);
        evaluation.Halt.Stopped.Should().BeNull();
    }

    public void Dispose() => _task.Dispose();

    private Task<RunRecord> RecordedAsync(params Reply[] replies) => RecordedAsync(replies, run: 1);

    private async Task<RunRecord> RecordedAsync(Reply[] replies, int run)
    {
        await using var server = await LoopbackModel.StartAsync(replies);
        var model = new ModelFactory(
            new HarnessSettings
            {
                Model = "local",
                Sandbox = "none",
                MaxWaitSeconds = 0.01,
                Models = new Dictionary<string, ModelSettings> { ["local"] = new() { BaseUrl = server.BaseUrl.ToString(), InputUsd = 1, OutputUsd = 2 } },
            },
            _ => null,
            TimeProvider.System).Create();
        _task.Campaign.UpdateManifest(manifest => manifest with
        {
            Client = model.Client,
            Prices = [.. model.Prices!.Rows.Select(price => new UsedPrice(price.Id, price.InputUsd, price.OutputUsd, price.CacheReadUsd, price.CacheWriteUsd))],
            Configuration = new Dictionary<string, string> { ["maxAttempts"] = "5" },
        });
        return await _task.PlayAsync(model, run);
    }

    private ModelUnderTest Replay(int instance = 0) =>
        new ModelFactory(new HarnessSettings { Model = "replay:" + _task.Campaign.FullPath, Sandbox = "none", Instance = instance }, _ => null, TimeProvider.System).Create();

    private Task<RunRecord> ReplayAsync(int run = 1) => _task.PlayAsync(Replay(), run);
}
