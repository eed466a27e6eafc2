using Harness.Agents;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Pricing;
using Harness.Tools;

namespace Harness.Tests.Agents;

public class AgentLoopLimitTests
{
    [Fact]
    public async Task The_turn_limit_counts_answered_calls()
    {
        using var run = new LoopRun { Limits = new Limits { Turns = 2 } };

        var end = await run.PlayAsync(FakeModel.Always(() => Turns.Calls(Turns.Write("a.txt", "x"))));

        end.Stop.Should().Be(StopReason.TurnLimit);
        end.FinalText.Should().BeEmpty();
        run.Meter.Turns.Should().Be(2);
    }

    [Fact]
    public async Task A_final_answer_in_the_last_turn_is_a_final_answer()
    {
        using var run = new LoopRun { Limits = new Limits { Turns = 1 } };

        (await run.PlayAsync(Turns.Says("done"))).Stop.Should().Be(StopReason.FinalAnswer);
    }

    [Fact]
    public async Task The_token_limit_ends_the_run_before_the_next_call()
    {
        using var run = new LoopRun { Limits = new Limits { Turns = 10, Tokens = 220 } };

        // 110 tokens a turn.
        (await run.PlayAsync(FakeModel.Always(() => Turns.Calls(Turns.Write("a.txt", "x"))))).Stop.Should().Be(StopReason.TokenLimit);
        run.Meter.Turns.Should().Be(2);
    }

    [Fact]
    public async Task A_call_whose_worst_case_does_not_fit_into_the_money_is_not_made()
    {
        var price = new PriceRow("test", InputUsd: 1, OutputUsd: 1_000, CacheReadUsd: 1, CacheWriteUsd: 1);
        using var run = new LoopRun { Price = price, Limits = new Limits { CostUsd = 0.11m, OutputTokensPerReply = 100 } };

        // At most 0.1 and a little a call; the first one costs 0.0101, so the second does not fit.
        var end = await run.PlayAsync(FakeModel.Always(() => Turns.Calls(Turns.Write("a.txt", "x"))));

        end.Stop.Should().Be(StopReason.CostLimit);
        run.Meter.Turns.Should().Be(1);
        run.Meter.CostUsd.Should().Be(0.0101m);
    }

    [Fact]
    public async Task No_unknown_money_is_spent_under_a_money_limit()
    {
        using var run = new LoopRun { Price = new PriceRow("test", 1, 1, 1, 1), Limits = new Limits { CostUsd = 100 } };
        var silent = Turns.Calls(Turns.Write("a.txt", "x"));
        silent.Usage = null;

        // Not a cost_limit of the model: the run cannot be measured.
        await run.Invoking(r => r.PlayAsync(silent)).Should().ThrowAsync<SpendingStoppedException>().WithMessage("*limit on money*");
        run.Meter.CostUsd.Should().BeNull();
    }

    [Fact]
    public async Task The_time_limit_ends_a_model_call_that_hangs()
    {
        using var run = new LoopRun();
        var model = new FakeModel(async token =>
        {
            run.Time.Advance(TimeSpan.FromMinutes(10));
            await Task.Delay(Timeout.Infinite, token);
            return Turns.Says("too late");
        });

        (await run.PlayAsync(model)).Stop.Should().Be(StopReason.TimeLimit);
        run.Meter.Turns.Should().Be(0);
    }

    [Fact]
    public async Task The_time_limit_ends_a_tool_that_hangs()
    {
        LoopRun? run = null;
        var tool = new HangingTool(() => run!.Time.Advance(TimeSpan.FromMinutes(10)));
        using (run = new LoopRun { MoreTools = [tool] })
        {
            (await run.PlayAsync(Turns.Calls(Turns.Call(tool.Name)))).Stop.Should().Be(StopReason.TimeLimit);
            run.Meter.Turns.Should().Be(1);
        }
    }

    [Fact]
    public async Task A_reply_that_arrives_after_the_time_is_the_last()
    {
        using var run = new LoopRun();
        var model = new FakeModel(_ =>
        {
            run.Time.Advance(TimeSpan.FromMinutes(11));
            return Task.FromResult(Turns.Calls(Turns.Write("a.txt", "x")));
        });

        (await run.PlayAsync(model)).Stop.Should().Be(StopReason.TimeLimit);
    }

    [Fact]
    public async Task Cancellation_from_outside_is_no_limit()
    {
        using var run = new LoopRun();
        var play = () => run.PlayAsync(new FakeModel(async token =>
        {
            run.CancelFromOutside();
            await Task.Delay(Timeout.Infinite, token);
            return Turns.Says("never");
        }));

        await play.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Cancellation_from_outside_wins_over_a_time_limit_of_the_same_moment()
    {
        using var run = new LoopRun();
        var play = () => run.PlayAsync(new FakeModel(async token =>
        {
            run.CancelFromOutside();
            run.Time.Advance(TimeSpan.FromMinutes(10));
            await Task.Delay(Timeout.Infinite, token);
            return Turns.Says("never");
        }));

        await play.Should().ThrowAsync<OperationCanceledException>();
    }

    private sealed class HangingTool(Action begin) : AgentTool
    {
        public override string Name => "hang";

        public override string Description => "Never answers.";

        public override IReadOnlyList<ToolParameter> Parameters => [];

        public override async ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation)
        {
            begin();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new ToolReply("never");
        }
    }
}
