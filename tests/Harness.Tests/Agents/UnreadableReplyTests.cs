using Harness.Agents;
using Harness.Campaigns.Outcomes;
using Harness.Models;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Agents;

/// <summary>Replies that are no answer: cut off, refused, empty, unreadable, or an error of the service.</summary>
public class UnreadableReplyTests
{
    [Theory]
    [InlineData("half a sent", "length", StopReason.TokenLimit)]
    [InlineData("I cannot help with that.", "content_filter", StopReason.Refused)]
    [InlineData("", "stop", StopReason.EmptyReply)]
    [InlineData(" \n\t", "stop", StopReason.EmptyReply)]
    [InlineData("", "length", StopReason.TokenLimit)]
    public async Task A_reply_without_calls_that_is_no_answer_says_why(string text, string finish, StopReason expected)
    {
        using var run = new LoopRun();

        (await run.PlayAsync(Turns.Says(text).With(new ChatFinishReason(finish)))).Stop.Should().Be(expected);
    }

    [Fact]
    public async Task A_refusal_beside_the_text_is_a_refusal()
    {
        using var run = new LoopRun();
        var reply = Turns.Says("");
        reply.Messages[0].Contents.Add(new ErrorContent("I can't do that") { ErrorCode = "Refusal" });

        (await run.PlayAsync(reply)).Stop.Should().Be(StopReason.Refused);
        run.Transcript.Should().Contain("I can't do that");
    }

    [Fact]
    public async Task A_reply_without_any_message_is_empty()
    {
        using var run = new LoopRun();

        (await run.PlayAsync(new ChatResponse())).Stop.Should().Be(StopReason.EmptyReply);
    }

    [Fact]
    public async Task A_tool_call_written_as_text_is_flagged_and_not_executed()
    {
        using var run = new LoopRun();

        var end = await run.PlayAsync(Turns.Says("""<tool_call>{"name": "write_file", "arguments": {"path": "a.txt", "content": "x"}}</tool_call>"""));

        end.Stop.Should().Be(StopReason.FinalAnswer);
        run.Meter.TextualToolCall.Should().BeTrue();
        run.Meter.Calls.Should().BeEmpty();
        Directory.GetFiles(run.Workspace).Should().BeEmpty();
    }

    [Fact]
    public async Task A_call_that_the_server_could_not_read_costs_a_turn_and_the_model_is_told()
    {
        using var run = new LoopRun();
        var model = new FakeModel(
            _ => throw new ProviderException("error parsing tool call: raw='{'", status: 500),
            _ => Task.FromResult(Turns.Says("sorry, done")));

        var end = await run.PlayAsync(model);

        end.Stop.Should().Be(StopReason.FinalAnswer);
        model.Requests[1][^1].Text.Should().Be(AgentLoop.UnreadableCall);
        run.Meter.Turns.Should().Be(2);
        run.Meter.Unrecovered(ToolCallStatus.Malformed).Should().BeTrue();
    }

    [Theory]
    [InlineData("malformed_tool_use")]
    [InlineData("malformed_model_output")]
    public async Task An_answer_that_ended_with_an_unreadable_call_is_a_turn_at_its_price_and_the_model_is_told(string finish)
    {
        using var run = new LoopRun { Price = new("test", 1, 2) };
        var model = FakeModel.Replying(Turns.Says("").With(new ChatFinishReason(finish)), Turns.Says("sorry, done"));

        var end = await run.PlayAsync(model);

        end.Stop.Should().Be(StopReason.FinalAnswer);
        model.Requests[1][^1].Text.Should().Be(AgentLoop.UnreadableCall);
        (run.Meter.Turns, run.Meter.CostUsd).Should().Be((2, 0.00024m));
        run.Meter.Unrecovered(ToolCallStatus.Malformed).Should().BeTrue();
    }

    [Fact]
    public async Task A_server_that_never_reads_a_call_uses_up_the_turns_and_not_eternity()
    {
        using var run = new LoopRun { Limits = new Limits { Turns = 3 } };
        var model = FakeModel.Always(() => throw new ProviderException("tool_use_failed", status: 400));

        (await run.PlayAsync(model)).Stop.Should().Be(StopReason.TurnLimit);
        run.Meter.Turns.Should().Be(3);
    }

    [Theory]
    [InlineData("context_length_exceeded", "too long", StopReason.ContextExhausted)]
    [InlineData("content_filter", "the prompt was filtered", StopReason.Refused)]
    public async Task What_the_service_says_of_the_conversation_is_the_models_end(string code, string message, StopReason expected)
    {
        using var run = new LoopRun();

        (await run.PlayAsync(new FakeModel(_ => throw new ProviderException(message, status: 400, code)))).Stop.Should().Be(expected);
        run.Transcript.Should().Contain(message);
    }

    [Fact]
    public async Task Any_other_fault_of_the_service_is_not_the_models_end()
    {
        using var run = new LoopRun();

        var play = () => run.PlayAsync(new FakeModel(_ => throw new ProviderException("bad key", status: 401)));

        await play.Should().ThrowAsync<ProviderException>();
    }
}
