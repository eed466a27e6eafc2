using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.Models;
using Harness.Tests.Agents;
using Harness.Tests.CSharp;

namespace Harness.Tests;

public sealed class EvaluationTests : IDisposable
{
    private const string Key = "sk-echoed-0123456789";

    private readonly EvaluatedTask _task;

    public EvaluationTests(SharedBench shared) => _task = new EvaluatedTask(shared);

    [Fact]
    public async Task A_run_that_does_what_was_asked_passes_and_leaves_record_transcript_and_diff()
    {
        var record = await _task.PlayAsync(EvaluatedTask.Writes("42\n"), new ScriptedTurn("Done."));

        record.Outcome.Should().Be(new Outcome(OutcomeKind.Passed, ClaimedSuccess: true));
        (record.Suite, record.Task, record.Name, record.Run, record.Attempt, record.Model).Should().Be(("suite-v1", "task_01", "answer", 1, 1, "test"));
        (record.Turns, record.Usage.Calls, record.CostUsd, record.PriceRow, record.Error).Should().Be((2, 2, 0m, "free", null));
        record.Tools.Should().Equal(new ToolCallCount("write_file", 1, 0, 0));
        File.ReadAllText(_task.Campaign.PathOf(record.Diff!)).Should().Contain("-41\n+42\n");
        var types = File.ReadAllLines(_task.Campaign.PathOf(record.Transcript!)).Select(l => JsonSerializer.Deserialize<JsonElement>(l).GetProperty("type").GetString());
        types.Should().Equal("prompt", "request", "reply", "call", "request", "reply", "end");
        _task.Campaign.ReadRuns().Counting().Should().ContainSingle().Which.Should().BeEquivalentTo(record);
        _task.InFlight.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_that_the_checker_rejects_fails_with_its_reasons()
    {
        var record = await _task.PlayAsync(EvaluatedTask.Writes("43\n"), new ScriptedTurn("Done."));

        record.Outcome.Should().Be(new Outcome(OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.WrongAnswer, ClaimedSuccess: true));
        record.FailedChecks.Should().ContainSingle().Which.Reasons.Should().Equal("answer.txt does not say 42");
    }

    [Fact]
    public async Task A_model_that_only_talks_is_a_quick_fail_without_work()
    {
        var record = await _task.PlayAsync(new ScriptedTurn("Done."));

        record.Outcome.Mode.Should().Be(FailureMode.NoWork);
        record.Outcome.QuickFail.Should().BeTrue();
        File.ReadAllText(_task.Campaign.PathOf(record.Diff!)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_limit_is_reached_and_what_was_done_until_then_is_judged()
    {
        _task.Definition = _task.Definition with { Limits = new Limits { Turns = 1 } };

        (await _task.PlayAsync(EvaluatedTask.Writes("42\n"))).Outcome.Kind.Should().Be(OutcomeKind.Passed);
        (await _task.PlayAsync(EvaluatedTask.Writes("43\n"))).Outcome.Mode.Should().Be(FailureMode.TurnLimit);
    }

    [Fact]
    public async Task The_checker_sees_final_start_calls_and_text_and_what_changes_on_disk_by_then_does_not_count()
    {
        _task.CheckedBy((run, _) =>
        {
            run.Prepared.Start.Find("answer.txt")!.Text!.Text.Should().Be("41\n");
            run.Final.Find("answer.txt")!.Text!.Text.Should().Be("42\n");
            foreach (var file in _task.Workspaces.SelectMany(folder => Directory.GetFiles(Path.Combine(folder, "work"), "*", SearchOption.AllDirectories)))
                File.WriteAllText(file, "rewritten by a process that was left behind");
            run.Final.Find("answer.txt")!.Text!.Text.Should().Be("42\n");
            run.Calls.Should().ContainSingle().Which.Argument("content").Should().Be("42\n");
            run.FinalText.Should().Be("Done.");
            return Task.FromResult(new Verdict(1, 0, []));
        });

        var record = await _task.PlayAsync(EvaluatedTask.Writes("42\n"), new ScriptedTurn("Done."));

        record.Outcome.Kind.Should().Be(OutcomeKind.Passed);
        File.ReadAllText(_task.Campaign.PathOf(record.Diff!)).Should().NotContain("rewritten");
    }

    [Fact]
    public async Task The_workspace_is_removed_unless_it_is_to_be_kept()
    {
        await _task.PlayAsync(EvaluatedTask.Writes("42\n"));
        _task.Workspaces.Should().BeEmpty();

        _task.Options = _task.Options with { KeepWorkspaces = true };
        await _task.PlayAsync(EvaluatedTask.Writes("42\n"));

        File.ReadAllText(Path.Combine(_task.Workspaces.Should().ContainSingle().Which, "work", "answer.txt")).Should().Be("42\n");
    }

    [Fact]
    public async Task The_files_of_the_task_are_never_what_the_agent_changes()
    {
        await _task.PlayAsync(EvaluatedTask.Writes("42\n"));

        File.ReadAllText(Path.Combine(_task.Definition.Folder, "workspace", "answer.txt")).Should().Be("41\n");
    }

    [Fact]
    public async Task Usage_cost_and_ids_of_a_priced_model_are_on_the_record()
    {
        var model = EvaluatedTask.Model(FakeModel.Replying(Turns.Calls(Turns.Write("answer.txt", "42")), Turns.Calls(Turns.Submit()))) with
        {
            ModelId = "asked-model",
            Prices = new([new("row", 1, 2, 1, 1)]),
        };

        var record = await _task.PlayAsync(model);

        (record.ModelId, record.ReturnedModel, record.PriceRow).Should().Be(("asked-model", "answering-model", "row"));
        (record.Usage.Input, record.Usage.Output, record.CostUsd).Should().Be((200, 20, 0.00024m));
        record.Facts.Stop.Should().Be(StopReason.Submitted);
    }

    [Fact]
    public async Task Money_and_tokens_of_the_campaign_win_over_the_tasks()
    {
        _task.Definition = _task.Definition with { Limits = new Limits { CostUsd = 100, OutputTokensPerReply = 8_000 } };
        _task.Options = _task.Options with { MaxCostPerRunUsd = 0.000001m, MaxOutputTokens = 100 };

        var record = await _task.PlayAsync(EvaluatedTask.Model(FakeModel.Replying(Turns.Says("never asked"))) with { Prices = new([new("row", 1, 2, 1, 1)]) });

        record.Outcome.Mode.Should().Be(FailureMode.CostLimit);
        record.Turns.Should().Be(0);
    }

    [Fact]
    public async Task A_key_that_is_echoed_is_in_no_file_of_the_campaign()
    {
        var model = EvaluatedTask.Model(FakeModel.Replying(Turns.Calls(Turns.Write("answer.txt", "the key is " + Key)), Turns.Says(Key))) with { Redaction = new Redaction([Key]) };
        _task.CheckedBy((run, _) => Task.FromResult(new Verdict(1, 0, [new FailedCheck("says", ["it says " + run.FinalText])])));

        await _task.PlayAsync(model);

        foreach (var file in Directory.EnumerateFiles(_task.Campaign.FullPath, "*", SearchOption.AllDirectories))
            File.ReadAllText(file).Should().NotContain(Key, file);
    }

    [Fact]
    public async Task A_second_attempt_at_a_run_stands_beside_the_first()
    {
        await _task.PlayAsync(EvaluatedTask.Writes("43\n"));
        var second = await _task.PlayAsync(EvaluatedTask.Writes("42\n"));

        second.Attempt.Should().Be(2);
        second.Transcript.Should().Be("transcripts/task_01/run1.attempt2.jsonl");
        _task.Campaign.PathOf("transcripts/task_01/run1.jsonl").Should().Match(path => File.Exists(path));
    }

    public void Dispose() => _task.Dispose();
}
