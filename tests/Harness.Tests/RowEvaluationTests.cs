using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Models;
using Harness.Tests.Agents;
using Harness.Tests.CSharp;
using Microsoft.Extensions.AI;

namespace Harness.Tests;

/// <summary>A run that was lost is made again; an outcome never is.</summary>
public sealed class RowEvaluationTests : IDisposable
{
    private readonly EvaluatedTask _task;

    public RowEvaluationTests(SharedBench shared) => _task = new EvaluatedTask(shared);

    [Fact]
    public async Task A_run_that_was_lost_to_the_service_is_made_again_and_the_last_attempt_decides()
    {
        var attempts = await PlayAsync(maxReplacements: 1, Lost(), Writes, Says);

        attempts.Select(a => (a.Attempt, a.Outcome.Kind, a.Outcome.Cause)).Should().Equal(
            (1, OutcomeKind.Invalid, InvalidCause.ProviderError), (2, OutcomeKind.Passed, null));
        _task.Campaign.ReadRuns().Records.Should().HaveCount(2);
        _task.Campaign.ReadRuns().Counting().Should().ContainSingle().Which.Attempt.Should().Be(2);
    }

    [Fact]
    public async Task What_a_lost_attempt_cost_stays_on_its_own_record()
    {
        var attempts = await PlayAsync(maxReplacements: 1, Writes, Lost(), Writes, Says);

        attempts.Select(a => a.CostUsd).Should().Equal(0.00012m, 0.00024m);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Replacements_are_bounded(int maxReplacements)
    {
        var attempts = await PlayAsync(maxReplacements, Lost(ProviderFault.RateLimited), Lost(ProviderFault.RateLimited), Lost(ProviderFault.RateLimited), Says);

        attempts.Should().HaveCount(1 + maxReplacements).And.OnlyContain(a => a.Outcome.Cause == InvalidCause.RateLimited);
    }

    [Fact]
    public async Task A_run_whose_workspace_disappeared_is_made_again()
    {
        var attempts = await PlayAsync(
            maxReplacements: 1,
            _ =>
            {
                Directory.Delete(Path.Combine(_task.Workspaces.Single(), "work"), recursive: true);
                return Task.FromResult(Turns.Says("Done."));
            },
            Writes,
            Says);

        attempts.Select(a => a.Outcome.Kind).Should().Equal(OutcomeKind.Invalid, OutcomeKind.Passed);
    }

    [Fact]
    public async Task A_failure_of_the_model_is_never_made_again() =>
        (await PlayAsync(maxReplacements: 5, Says, Says)).Should().ContainSingle().Which.Outcome.Kind.Should().Be(OutcomeKind.Failed);

    [Fact]
    public async Task A_broken_checker_stays_broken()
    {
        _task.CheckedBy((_, _) => throw new InvalidOperationException("no such column"));

        (await PlayAsync(maxReplacements: 5, Says, Says)).Should().ContainSingle().Which.Outcome.Cause.Should().Be(InvalidCause.CheckerError);
    }

    [Fact]
    public async Task A_defect_of_the_harness_stays_one() =>
        (await PlayAsync(maxReplacements: 5, _ => throw new NotSupportedException("streams only"), Says))
            .Should().ContainSingle().Which.Outcome.Cause.Should().Be(InvalidCause.HarnessError);

    [Fact]
    public async Task After_a_cancellation_nothing_is_made_again()
    {
        using var source = new CancellationTokenSource();
        var rows = Rows(5, out _, async _ =>
        {
            await source.CancelAsync();
            throw new ProviderExhaustedException(ProviderFault.Infrastructure, 5, new HttpRequestException("refused"));
        });

        (await rows.RunAsync(_task.Definition, 1, source.Token)).Should().ContainSingle().Which.Outcome.Cause.Should().Be(InvalidCause.Cancelled);
    }

    [Fact]
    public async Task A_rejected_key_is_not_tried_with_another_run()
    {
        var attempts = await PlayAsync(maxReplacements: 5, _ => throw new ProviderException("Incorrect API key provided", status: 401), Says);

        attempts.Should().ContainSingle();
    }

    [Fact]
    public async Task Five_lost_runs_in_a_row_across_rows_halt_the_campaign_and_say_how_to_go_on()
    {
        var rows = Rows(1, out var model, [.. Enumerable.Repeat(Lost(), 20)]);
        List<RunRecord> attempts = [];
        for (var run = 1; run <= 6; run++)
            attempts.AddRange(await rows.RunAsync(_task.Definition, run, TestContext.Current.CancellationToken));

        model.Requests.Should().HaveCount(CampaignHalt.LostRuns);
        attempts.Select(a => (a.Run, a.Attempt)).Should().Equal((1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1), (5, 1), (6, 1));
        attempts[^1].Outcome.Cause.Should().Be(InvalidCause.ProviderError);
        attempts[^1].Error.Should().StartWith("not run: 5 runs in a row were lost").And.Contain("gave up after 5 attempts: refused")
            .And.EndWith("HARNESS_CAMPAIGN=" + _task.Campaign.Id);
    }

    public void Dispose() => _task.Dispose();

    private static Task<ChatResponse> Writes(CancellationToken cancellation) => Task.FromResult(Turns.Calls(Turns.Write("answer.txt", "42")));

    private static Task<ChatResponse> Says(CancellationToken cancellation) => Task.FromResult(Turns.Says("Done."));

    private static Func<CancellationToken, Task<ChatResponse>> Lost(ProviderFault fault = ProviderFault.Infrastructure) =>
        _ => throw new ProviderExhaustedException(fault, 5, new HttpRequestException("refused"));

    private RowEvaluation Rows(int maxReplacements, out FakeModel model, params Func<CancellationToken, Task<ChatResponse>>[] turns)
    {
        model = new FakeModel(turns);
        return new RowEvaluation(_task.Evaluation(EvaluatedTask.Model(model) with { Prices = new([new("row", 1, 2, 1, 1)]) }), maxReplacements);
    }

    private Task<IReadOnlyList<RunRecord>> PlayAsync(int maxReplacements, params Func<CancellationToken, Task<ChatResponse>>[] turns) =>
        Rows(maxReplacements, out _, turns).RunAsync(_task.Definition, 1, TestContext.Current.CancellationToken);
}
