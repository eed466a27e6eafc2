using Harness.Agents;
using Harness.Campaigns.Outcomes;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Agents;

public class AgentLoopTests
{
    [Fact]
    public async Task A_reply_without_a_tool_call_is_the_final_answer()
    {
        using var run = new LoopRun();

        var end = await run.PlayAsync(Turns.Calls(Turns.Write("a.txt", "x")), Turns.Says("  The file is written.\n"));

        end.Should().Be(new AgentEnd(StopReason.FinalAnswer, "The file is written."));
        File.ReadAllText(Path.Combine(run.Workspace, "a.txt")).Should().Be("x");
        run.Meter.Turns.Should().Be(2);
    }

    [Fact]
    public async Task The_model_sees_system_prompt_prompt_its_own_calls_and_their_results()
    {
        using var run = new LoopRun();
        var call = Turns.Call("read_file", ("path", "missing.txt"));
        var model = FakeModel.Replying(Turns.Calls(call), Turns.Says("there is none"));

        await run.PlayAsync(model);

        model.Requests[1].Select(m => m.Role).Should().Equal(ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.Tool);
        model.Requests[1][0].Text.Should().Be("system");
        model.Requests[1][1].Text.Should().Be("do it");
        var result = model.Requests[1][3].Contents.Should().ContainSingle().Which.Should().BeOfType<FunctionResultContent>().Which;
        result.CallId.Should().Be(call.CallId);
        result.Result.Should().BeOfType<string>().Which.Should().StartWith("error:");
        result.Exception.Should().NotBeNull("some wires mark a failed call");
    }

    [Fact]
    public async Task A_call_that_succeeded_is_not_marked_as_failed()
    {
        using var run = new LoopRun();
        var model = FakeModel.Replying(Turns.Calls(Turns.Write("a.txt", "x")), Turns.Says("written"));

        await run.PlayAsync(model);

        model.Requests[1][3].Contents.Should().ContainSingle().Which.Should().BeOfType<FunctionResultContent>().Which.Exception.Should().BeNull();
    }

    [Fact]
    public async Task Submit_ends_the_run_with_its_summary()
    {
        using var run = new LoopRun();

        (await run.PlayAsync(Turns.Calls(Turns.Submit("it works")))).Should().Be(new AgentEnd(StopReason.Submitted, "it works"));
    }

    [Fact]
    public async Task The_other_calls_of_a_reply_that_submits_are_executed_whatever_their_place()
    {
        using var run = new LoopRun();

        var end = await run.PlayAsync(Turns.Calls(Turns.Write("before.txt", "1"), Turns.Submit("first"), Turns.Write("after.txt", "2"), Turns.Submit("second")));

        end.Should().Be(new AgentEnd(StopReason.Submitted, "first"));
        Directory.GetFiles(run.Workspace).Select(Path.GetFileName).Should().BeEquivalentTo("before.txt", "after.txt");
        run.Meter.Calls.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_submit_without_its_summary_is_malformed_and_ends_nothing()
    {
        using var run = new LoopRun();

        var end = await run.PlayAsync(Turns.Calls(Turns.Call("submit")), Turns.Calls(Turns.Submit("now")));

        end.FinalText.Should().Be("now");
        run.Meter.Calls[0].Status.Should().Be(ToolCallStatus.Malformed);
    }

    [Theory]
    [InlineData("delete_everything")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("WRITE_FILE")]
    [InlineData("../../etc/passwd\u001b[31m")]
    public async Task A_tool_that_does_not_exist_is_answered_with_the_names_of_those_that_do(string name)
    {
        using var run = new LoopRun();

        var end = await run.PlayAsync(Turns.Calls(Turns.Call(name, ("path", "a.txt"))), Turns.Says("ok"));

        end.Stop.Should().Be(StopReason.FinalAnswer);
        run.Meter.Calls.Should().ContainSingle().Which.Status.Should().Be(ToolCallStatus.UnknownTool);
        run.Meter.Calls[0].Reply.Should().Contain("read_file, write_file, submit");
    }

    [Fact]
    public async Task Arguments_that_are_no_json_are_answered_and_not_executed()
    {
        using var run = new LoopRun();

        await run.PlayAsync(Turns.Calls(Turns.Unreadable("write_file", "{\"path\": \"a.txt\"")), Turns.Says("ok"));

        run.Meter.Calls.Should().ContainSingle().Which.Should().Match<ToolCall>(c => c.Status == ToolCallStatus.Malformed && c.Arguments == null);
        Directory.GetFiles(run.Workspace).Should().BeEmpty();
        run.Transcript.Should().Contain(@"{\""path\"": \""a.txt\""", "what the model wrote must be readable afterwards");
    }

    [Fact]
    public async Task Arguments_of_the_wrong_type_are_answered_with_what_the_tool_takes()
    {
        using var run = new LoopRun();

        await run.PlayAsync(Turns.Calls(Turns.Call("write_file", ("path", 7), ("content", "x"))), Turns.Says("ok"));

        run.Meter.Calls[0].Status.Should().Be(ToolCallStatus.Malformed);
        run.Meter.Calls[0].Reply.Should().Contain("'path'").And.Contain("write_file takes");
    }

    [Fact]
    public async Task Calls_beyond_the_cap_of_a_reply_are_answered_but_not_executed()
    {
        using var run = new LoopRun();
        var calls = Enumerable.Range(1, AgentLoop.CallsPerReply + 2).Select(i => Turns.Write($"{i}.txt", "x")).ToArray();
        var model = FakeModel.Replying(Turns.Calls(calls), Turns.Says("ok"));

        await run.PlayAsync(model);

        Directory.GetFiles(run.Workspace).Should().HaveCount(AgentLoop.CallsPerReply);
        run.Meter.Calls.Should().HaveCount(AgentLoop.CallsPerReply + 2);
        run.Meter.Calls[^1].Reply.Should().Contain("at most 50");
        model.Requests[1][^1].Contents.Should().HaveCount(calls.Length, "a service refuses a conversation in which a call has no result");
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("length")]
    [InlineData("content_filter")]
    [InlineData(null)]
    public async Task Calls_are_executed_whatever_the_finish_reason_says(string? finish)
    {
        using var run = new LoopRun();

        var end = await run.PlayAsync(
            Turns.Calls(Turns.Write("a.txt", "x")).With(finish is null ? null : new ChatFinishReason(finish)), Turns.Says("ok"));

        end.Stop.Should().Be(StopReason.FinalAnswer);
        File.Exists(Path.Combine(run.Workspace, "a.txt")).Should().BeTrue();
    }

    [Fact]
    public async Task A_finish_reason_that_announces_calls_which_are_not_there_is_a_final_answer()
    {
        using var run = new LoopRun();

        (await run.PlayAsync(Turns.Says("done").With(ChatFinishReason.ToolCalls))).Stop.Should().Be(StopReason.FinalAnswer);
    }
}
