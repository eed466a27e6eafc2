namespace Harness.Tool.Tests.Showing;

public sealed class ShowTests : IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task A_campaign_is_found_by_the_beginning_of_its_id_and_shown_with_what_did_not_pass()
    {
        var campaign = RecordedCampaign.In(_repository);

        var command = await _repository.RunAsync("show", "2026-05-19-qwen");

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().Contain("score           1/2").And.Contain("task_01 2  wrong_answer, no_work (quick)").And.Contain("task_07 1  invalid: rate_limited");
        command.Output.TrimEnd().Should().EndWith(campaign.FullPath);
    }

    [Theory]
    [InlineData("2026-05-19-qwen", "task_01", "2")]
    [InlineData("2026-05-19-qwen", "task_01", "run2")]
    [InlineData("2026-05-19-qwen/task_01/run2")]
    [InlineData("coder-30b/task_01/2")]
    [InlineData("campaigns/2026-05-19-qwen3-coder-30b-agentic-core-v1/transcripts/task_01/run2.jsonl")]
    public async Task A_run_is_shown_turn_by_turn_whatever_it_is_called(params string[] address)
    {
        RecordedCampaign.In(_repository);

        var command = await _repository.RunAsync(["show", .. address]);

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().Contain("turn 1  1.5 s  1,000,000 in, 1,000,000 out, $0.7500")
            .And.Contain("  calls write_file\n    path: a.txt\n    content:\n      one\n      two\n")
            .And.Contain("result 1 of write_file: succeeded, workspace changed").And.Contain("(28 more lines; --full shows them)")
            .And.Contain("outcome     wrong_answer, no_work (quick), quick fail").And.Contain("of_tomorrow: not known")
            .And.Contain($"{Path.Combine("transcripts", "task_01", "run2.jsonl")}\n").And.NotContain("+new");
    }

    [Fact]
    public async Task Text_of_a_model_cannot_act_on_the_terminal()
    {
        RecordedCampaign.In(_repository);

        var command = await _repository.RunAsync("show", "2026", "task_01", "2", "--diff", "--full");

        command.Output.Should().NotContain("\e").And.NotContain("\u202E").And.NotContain("owned");
        command.Output.Should().Contain("doneevil\n      second line").And.Contain("line 40").And.Contain("+new");
    }

    [Fact]
    public async Task Json_holds_record_transcript_and_diff()
    {
        RecordedCampaign.In(_repository);

        var json = (await _repository.RunAsync("show", "2026", "task_01", "1", "--json")).Json;

        json.GetProperty("record").GetProperty("outcome").GetProperty("kind").GetString().Should().Be("passed");
        json.GetProperty("transcript").EnumerateArray().Select(line => line.GetProperty("type").GetString()).Should().StartWith(["prompt", "request", "reply", "call"]);
        json.GetProperty("diff").GetString().Should().Contain("+new");
    }

    [Theory]
    [InlineData("there is no campaign 'nothing'", "nothing")]
    [InlineData("could be any of", "2026")]
    [InlineData("has no task_02; its tasks are task_01, task_07", "coder", "task_02")]
    [InlineData("has no run 9 on record; it has run1, run2", "coder", "task_01", "9")]
    [InlineData("is no run", "coder", "task_01", "../../etc")]
    public async Task What_is_not_there_is_said_with_what_is(string expected, params string[] address)
    {
        RecordedCampaign.In(_repository);
        RecordedCampaign.In(_repository, "other");

        var command = await _repository.RunAsync(["show", .. address]);

        command.Should().Match<FinishedTool>(c => c.ExitCode == 1 && c.Output == "");
        command.Errors.Should().Contain(expected);
    }

    public void Dispose() => _repository.Dispose();
}
