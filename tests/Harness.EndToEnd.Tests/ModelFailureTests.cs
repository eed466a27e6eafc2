using Harness.Campaigns.Outcomes;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>What a model does is scored: passed or failed, with the shape and the mode of the failure.</summary>
public sealed class ModelFailureTests
{
    [Fact]
    public async Task A_good_model_passes_and_its_tokens_and_cost_are_summed()
    {
        await using var run = await OneRun.PlayAsync(StepsModel.Answer);

        run.ShouldHavePassed();
        run.ShouldHaveUsed(StepsModel.Turns);
        run.Record.Turns.Should().Be(StepsModel.Turns);
        run.Record.Requests.Should().Be(StepsModel.Turns);
        run.Record.ReturnedModel.Should().Be("loopback-1");
        run.Record.Tools.Select(t => (t.Tool, t.Calls, t.Errors)).Should().Equal(("submit", 1, 0), ("write_file", 4, 0));
    }

    [Fact]
    public async Task Malformed_arguments_that_it_never_mends_are_the_models_failure()
    {
        await using var run = await OneRun.PlayAsync(r => r.AssistantTurns < 2 ? Answers.Call("write_file", "{\"path\": \"steps/st") : Answers.Text("That did not work."));

        run.ShouldHaveFailed(FailureShape.WrongAnswer, FailureMode.ToolCallMalformed);
        run.ShouldHaveUsed(3);
    }

    [Fact]
    public async Task Malformed_arguments_that_it_mends_do_no_harm()
    {
        await using var run = await OneRun.PlayAsync(r => r.AssistantTurns == 0 ? Answers.Call("write_file", "[1, 2") : StepsModel.Turn(r.AssistantTurns - 1));

        run.ShouldHavePassed();
        run.Record.Tools.Single(t => t.Tool == "write_file").Errors.Should().Be(1);
    }

    [Fact]
    public async Task A_tool_that_does_not_exist_is_the_models_failure()
    {
        await using var run = await OneRun.PlayAsync(r => r.AssistantTurns == 0 ? Answers.Call("create_steps", "{}") : Answers.Text("I could not create them."));

        run.ShouldHaveFailed(FailureShape.WrongAnswer, FailureMode.ToolCallHallucinated);
    }

    [Fact]
    public async Task The_same_call_over_and_over_is_redundant()
    {
        await using var run = await OneRun.PlayAsync(r => r.AssistantTurns < 4 ? Answers.Call("write_file", """{"path":"../outside.txt","content":"x"}""") : Answers.Text("No luck."));

        run.Record.Facts.MostRepeatedCall.Should().Be(4);
        run.ShouldHaveFailed(FailureShape.WrongAnswer, FailureMode.ToolCallRedundancy);
    }

    [Fact]
    public async Task An_empty_reply_gives_up()
    {
        await using var run = await OneRun.PlayAsync(_ => Answers.Text(""));

        run.ShouldHaveFailed(FailureShape.GaveUpMidPlan, FailureMode.NoWork);
        run.Record.Outcome.QuickFail.Should().BeTrue();
        run.Requests.Should().Be(1, "an outcome is never retried");
    }

    [Fact]
    public async Task A_question_back_gives_up()
    {
        await using var run = await OneRun.PlayAsync(_ => Answers.Text("I have a plan. Shall I write the files now?"));

        run.ShouldHaveFailed(FailureShape.GaveUpMidPlan, FailureMode.NoWork);
    }

    [Fact]
    public async Task A_refusal_gives_up()
    {
        await using var run = await OneRun.PlayAsync(r => r.AssistantTurns == 0 ? StepsModel.Turn(0) : Answers.Refusal("I cannot help with releases."));

        run.ShouldHaveFailed(FailureShape.GaveUpMidPlan, FailureMode.Refused);
    }

    [Fact]
    public async Task A_claim_without_work_is_wrong_and_noted_as_a_false_claim()
    {
        await using var run = await OneRun.PlayAsync(_ => Answers.Text("All four files are written."));

        run.ShouldHaveFailed(FailureShape.WrongAnswer, FailureMode.NoWork);
        run.Record.Outcome.Should().Match<Outcome>(o => o.ClaimedSuccess && o.QuickFail);
    }

    [Fact]
    public async Task A_model_that_stops_halfway_is_partly_right()
    {
        await using var run = await OneRun.PlayAsync(r => r.AssistantTurns < 2 ? StepsModel.Turn(r.AssistantTurns) : Answers.Text("The rest follows the same pattern."));

        run.ShouldHaveFailed(FailureShape.WrongAnswer, FailureMode.PartialComplete);
    }

    [Fact]
    public async Task A_model_that_never_ends_reaches_the_turn_limit()
    {
        await using var run = await OneRun.PlayAsync(r => Answers.Write("steps/step1.txt", $"draft {r.AssistantTurns}"));

        run.ShouldHaveFailed(FailureShape.GaveUpMidPlan, FailureMode.TurnLimit);
        run.Requests.Should().Be(15);
        run.ShouldHaveUsed(15);
    }

    [Fact]
    public async Task Too_many_tokens_reach_the_token_limit()
    {
        await using var run = await OneRun.PlayAsync(_ => Answers.Call("write_file", """{"path":"steps/step9.txt","content":"x"}""", inputTokens: 300_000));

        run.ShouldHaveFailed(FailureShape.GaveUpMidPlan, FailureMode.TokenLimit);
        run.Requests.Should().Be(2);
    }

    [Fact]
    public async Task A_call_that_could_exceed_the_cost_limit_is_not_made()
    {
        await using var run = await OneRun.PlayAsync(
            r => Answers.Call("write_file", $$"""{"path":"steps/draft.txt","content":"{{r.AssistantTurns}}"}""", inputTokens: 10_000), ("HARNESS_MAX_COST_PER_RUN_USD", "0.12"));

        run.ShouldHaveFailed(FailureShape.GaveUpMidPlan, FailureMode.CostLimit);
        run.Requests.Should().BeInRange(1, 3);
        run.Record.CostUsd.Should().BePositive().And.BeLessThanOrEqualTo(0.12m);
    }

    [Theory]
    [InlineData(ContextOverflowSpelling.OpenAi)]
    [InlineData(ContextOverflowSpelling.Vllm)]
    public async Task A_conversation_that_no_longer_fits_is_the_models_failure(ContextOverflowSpelling spelling)
    {
        await using var run = await OneRun.PlayAsync(r => r.AssistantTurns == 0 ? StepsModel.Turn(0) : Reply.ContextOverflow(spelling));

        run.ShouldHaveFailed(FailureShape.GaveUpMidPlan, FailureMode.ContextExhausted);
        run.Requests.Should().Be(2);
    }
}
