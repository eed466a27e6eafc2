using System.Diagnostics;
using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Models.Wires;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Agents;

/// <summary>Replies that are made to break the harness: each has one clear end, in the model's column, and costs neither time nor memory.</summary>
public sealed class HostileReplyTests : IDisposable
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);

    private readonly LoopRun run = new();

    [Fact]
    public async Task Arguments_of_a_hundred_megabytes_end_the_run_at_the_token_limit()
    {
        var call = ToolCallReader.CallOf("call_1", "write_file", "{\"path\":\"a\",\"content\":\"" + new string('x', 100_000_000) + "\"}");
        var clock = Stopwatch.StartNew();

        var end = await run.PlayAsync(Turns.Calls(call));

        end.Stop.Should().Be(StopReason.TokenLimit);
        run.Transcript.Length.Should().BeLessThan(10_000, "what nobody can read is not kept");
        run.Transcript.Should().Contain("oversized_reply");
        run.Meter.Turns.Should().Be(1, "it was billed");
        clock.Elapsed.Should().BeLessThan(Quick);
    }

    [Fact]
    public async Task A_million_tool_calls_in_one_reply_end_the_run_at_the_token_limit()
    {
        var calls = Enumerable.Range(0, 1_000_000)
            .Select(number => new FunctionCallContent(number.ToString(CultureInfo.InvariantCulture), "submit"))
            .ToArray();
        var clock = Stopwatch.StartNew();

        var end = await run.PlayAsync(Turns.Calls(calls));

        end.Stop.Should().Be(StopReason.TokenLimit);
        run.Meter.Calls.Should().BeEmpty("none of them is executed");
        run.Transcript.Length.Should().BeLessThan(10_000);
        clock.Elapsed.Should().BeLessThan(Quick);
    }

    [Fact]
    public async Task An_endless_answer_in_words_ends_the_run_at_the_token_limit()
    {
        var end = await run.PlayAsync(Turns.Says(new string('x', 100_000_000)));

        end.Stop.Should().Be(StopReason.TokenLimit);
        end.FinalText.Length.Should().BeLessThan(1_000);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public async Task Arguments_of_any_depth_are_answered_as_a_call_that_makes_no_sense(int levels)
    {
        var raw = "{\"path\":" + new string('[', levels - 1) + new string(']', levels - 1) + "}";

        var end = await run.PlayAsync(Turns.Calls(ToolCallReader.CallOf("call_1", "read_file", raw)), Turns.Says("I give up."));

        end.Stop.Should().Be(StopReason.FinalAnswer);
        run.Meter.Calls.Should().ContainSingle().Which.Status.Should().Be(ToolCallStatus.Malformed);
    }

    [Fact]
    public async Task Thousands_of_arguments_and_a_name_of_a_megabyte_are_answered_shortly()
    {
        var many = "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"a{number}\":1")) + "}";

        await run.PlayAsync(
            Turns.Calls(ToolCallReader.CallOf("call_1", "read_file", many), ToolCallReader.CallOf("call_2", new string('n', 1_000_000), "{}")),
            Turns.Says("I give up."));

        run.Meter.Calls.Should().HaveCount(2).And.OnlyContain(call => call.Status != ToolCallStatus.Succeeded && call.Reply.Length < 1_000 && call.Tool.Length < 100);
    }

    public void Dispose() => run.Dispose();
}
