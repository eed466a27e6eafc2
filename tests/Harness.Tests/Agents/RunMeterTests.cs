using System.Text.Json;
using Harness.Agents;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Models;
using Harness.Tools;

namespace Harness.Tests.Agents;

public class RunMeterTests
{
    private static readonly PriceList Prices = new([new PriceRow("test", InputUsd: 1, OutputUsd: 2, CacheReadUsd: 1, CacheWriteUsd: 1)]);

    private int _number;

    [Fact]
    public void Usage_and_cost_are_summed_over_all_replies_also_void_ones()
    {
        var meter = Meter(Prices);

        meter.Count(Turns.Says("one"));
        meter.CountWasted(Turns.Says("void"));
        meter.Count(Turns.Says("two"));

        meter.Turns.Should().Be(2);
        meter.Usage.Calls.Should().Be(3);
        meter.Usage.Input.Should().Be(300);
        meter.Usage.Output.Should().Be(30);
        meter.Tokens.Should().Be(330);
        meter.CostUsd.Should().Be(0.00036m);
        meter.ReturnedModel.Should().Be("answering-model");
    }

    [Fact]
    public void One_unknown_count_makes_the_sum_and_the_cost_unknown_for_good()
    {
        var meter = Meter(Prices);
        var silent = Turns.Says("silent");
        silent.Usage = Turns.Usage(input: 50, output: null);

        meter.Count(silent);
        meter.Count(Turns.Says("known"));

        meter.Usage.Input.Should().Be(150);
        meter.Usage.Output.Should().BeNull();
        meter.CostUsd.Should().BeNull();
        meter.Tokens.Should().Be(160, "what is known counts against the limit");
    }

    [Fact]
    public void Without_a_price_the_cost_is_unknown_and_not_zero() => Meter(null).CostUsd.Should().BeNull();

    [Fact]
    public void A_run_without_a_call_costs_nothing() => Meter(Prices).CostUsd.Should().Be(0);

    [Fact]
    public void The_same_call_with_the_same_reply_is_a_repetition()
    {
        var meter = Counting(Read("a"), Read("a"), Read("b"), Read("a"));

        meter.MostRepeatedCall.Should().Be(3);
        meter.ByTool(new Redaction([])).Should().ContainSingle().Which.Redundant.Should().Be(2);
    }

    [Fact]
    public void Another_reply_or_other_arguments_are_no_repetition()
    {
        var meter = Counting(Read("a", "old"), Read("a", "new"), Read("b", "old"));

        meter.MostRepeatedCall.Should().Be(1);
        meter.ByTool(new Redaction([])).Should().ContainSingle().Which.Redundant.Should().Be(0);
    }

    [Fact]
    public void A_change_of_the_workspace_makes_looking_again_reasonable()
    {
        var meter = Counting(Read("a"), Read("a"), Done("write_file", changed: true), Read("a"), Read("a"));

        meter.MostRepeatedCall.Should().Be(2);
    }

    [Fact]
    public void Writing_what_is_there_already_is_a_repetition()
    {
        Counting(Done("write_file"), Done("write_file"), Done("write_file")).MostRepeatedCall.Should().Be(3);
    }

    [Theory]
    [InlineData(new[] { ToolCallStatus.UnknownTool }, true)]
    [InlineData(new[] { ToolCallStatus.UnknownTool, ToolCallStatus.Failed, ToolCallStatus.Malformed }, true)]
    [InlineData(new[] { ToolCallStatus.UnknownTool, ToolCallStatus.Succeeded }, false)]
    [InlineData(new[] { ToolCallStatus.UnknownTool, ToolCallStatus.Succeeded, ToolCallStatus.UnknownTool }, true)]
    [InlineData(new[] { ToolCallStatus.Succeeded, ToolCallStatus.Failed }, false)]
    [InlineData(new ToolCallStatus[0], false)]
    public void A_mistake_is_recovered_by_a_later_success_only(ToolCallStatus[] statuses, bool unrecovered)
    {
        Counting([.. statuses.Select(s => Done("tool", status: s))]).Unrecovered(ToolCallStatus.UnknownTool).Should().Be(unrecovered);
    }

    [Fact]
    public void Calls_are_counted_by_tool_in_the_order_of_names_with_their_errors()
    {
        var meter = Counting(Done("b"), Done("a", status: ToolCallStatus.Failed), Done("b", status: ToolCallStatus.Malformed), Done(new string('x', 65)));

        meter.ByTool(new Redaction([])).Select(t => (t.Tool, t.Calls, t.Errors)).Should().Equal(("a", 1, 1), ("b", 2, 1), (new string('x', 63) + "…", 1, 0));
    }

    [Fact]
    public void Names_that_look_alike_are_counted_together()
    {
        var keys = new Redaction(["key-of-the-first", "key-of-the-other"]);
        var meter = Counting(Done("key-of-the-first"), Done("key-of-the-first"), Done("key-of-the-other"), Done("key-of-the-other"), Done(Redaction.Mask));

        meter.ByTool(keys).Should().Equal(new ToolCallCount(Redaction.Mask, 5, 0, 2));
    }

    [Fact]
    public void Each_request_is_charged_at_the_price_of_the_moment_in_which_it_was_sent()
    {
        var meter = Meter(Prices);
        var sent = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        meter.SentAt = sent;

        var first = meter.Count(Turns.Says("one"));
        var second = meter.Count(Turns.Says("two"));

        first.Should().Be(new MeteredRequest(sent, first.Usage, "test", 0.00012m));
        first.Usage.Should().Be(new TokenUsage { Calls = 1, Input = 100, CachedInput = 0, CacheWrite = 0, Output = 10 });
        second.SentAt.Should().BeAfter(sent, "a moment is used once");
        meter.PriceRow.Should().Be("test");
    }

    [Fact]
    public void A_call_that_the_server_could_not_read_makes_the_cost_unknown()
    {
        var meter = Meter(Prices);

        meter.CountUnreadableCall().CostUsd.Should().BeNull();

        meter.CostUsd.Should().BeNull();
        meter.Usage.Calls.Should().Be(1);
    }

    private static RunMeter Counting(params ToolCall[] calls)
    {
        var meter = Meter(null);
        foreach (var call in calls)
            meter.Count(call);
        return meter;
    }

    private static RunMeter Meter(PriceList? prices) => new(prices, new RunBudget(prices, null, null, "run", TimeProvider.System), TimeProvider.System);

    private ToolCall Read(string path, string reply = "text") =>
        Done("read_file", reply: reply, arguments: JsonSerializer.SerializeToElement(new { path }));

    private ToolCall Done(string tool, ToolCallStatus status = ToolCallStatus.Succeeded, bool changed = false, string reply = "ok", JsonElement? arguments = null) =>
        new() { Number = ++_number, Tool = tool, Arguments = arguments, Reply = reply, Status = status, ChangedWorkspace = changed };
}
