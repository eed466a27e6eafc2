using Harness.Campaigns.Outcomes;
using Harness.Models;
using Harness.Tests.Agents;
using Harness.Tests.CSharp;

namespace Harness.Tests;

public sealed class CampaignHaltTests : IDisposable
{
    private static readonly ScriptedTurn Textual = new("<tool_call>{\"name\": \"write_file\"}</tool_call>");

    private readonly EvaluatedTask _task;

    public CampaignHaltTests(SharedBench shared) => _task = new EvaluatedTask(shared);

    [Fact]
    public async Task After_a_rejected_key_no_run_is_made_and_each_says_why()
    {
        var model = new FakeModel(_ => throw new ProviderException("Incorrect API key provided", status: 401));
        var evaluation = _task.Evaluation(EvaluatedTask.Model(model));

        var first = await evaluation.RunAsync(_task.Definition, 1, TestContext.Current.CancellationToken);
        var second = await evaluation.RunAsync(_task.Definition, 2, TestContext.Current.CancellationToken);

        (first.Outcome.Cause, second.Outcome.Cause).Should().Be((InvalidCause.ProviderError, InvalidCause.ProviderError));
        second.Error.Should().StartWith("not run: HTTP 401: Incorrect API key provided").And.Contain("apiKeyVariable");
        (second.Turns, second.Diff).Should().Be((0, null));
        model.Requests.Should().ContainSingle();
        _task.Campaign.ReadRuns().Counting().Should().HaveCount(2, "what was not made is recorded too");
    }

    [Fact]
    public async Task A_request_that_the_service_refuses_by_its_form_stops_the_campaign_as_our_defect()
    {
        var evaluation = _task.Evaluation(EvaluatedTask.Model(new FakeModel(_ => throw new ProviderException("unknown field 'tols'", status: 400))));

        (await evaluation.RunAsync(_task.Definition, 1, TestContext.Current.CancellationToken)).Outcome.Cause.Should().Be(InvalidCause.HarnessError);

        evaluation.Halt.Stopped!.Value.Reason.Should().Contain("tols");
    }

    [Fact]
    public async Task Three_runs_in_a_row_with_calls_only_as_text_stop_the_campaign()
    {
        var evaluation = _task.Evaluation(EvaluatedTask.Scripted(Textual));
        for (var run = 1; run <= 3; run++)
            (await evaluation.RunAsync(_task.Definition, run, TestContext.Current.CancellationToken)).Outcome.Kind.Should().Be(OutcomeKind.Failed);

        var fourth = await evaluation.RunAsync(_task.Definition, 4, TestContext.Current.CancellationToken);

        fourth.Outcome.Cause.Should().Be(InvalidCause.HarnessError);
        fourth.Error.Should().StartWith("not run: 3 runs in a row").And.Contain("--tool-call-parser").And.Contain("--jinja");
    }

    [Fact]
    public void A_run_that_is_in_flight_when_the_suspicion_arises_and_shows_the_symptom_is_invalid()
    {
        var halt = Suspecting();

        halt.Observe(Symptom).Fault.Should().Be(InvalidCause.HarnessError);
    }

    [Fact]
    public void A_run_in_flight_that_made_real_calls_counts_whatever_is_suspected()
    {
        var halt = Suspecting();
        var real = Symptom with { ToolCalls = 4, TextualToolCall = false };

        halt.Observe(real).Should().Be(real);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public void A_run_with_a_real_call_or_an_accepted_workspace_is_no_symptom(int calls, bool accepted)
    {
        var halt = new CampaignHalt("campaign-1");
        for (var i = 0; i < 10; i++)
            halt.Observe(Symptom with { ToolCalls = calls, Accepted = accepted });

        halt.Stopped.Should().BeNull();
    }

    [Fact]
    public void The_count_begins_anew_after_a_run_without_the_symptom_and_ignores_invalid_ones()
    {
        var halt = new CampaignHalt("campaign-1");
        halt.Observe(Symptom);
        halt.Observe(Symptom);
        halt.Observe(Symptom with { TextualToolCall = false });
        halt.Observe(Symptom);
        halt.Observe(new RunFacts { Fault = InvalidCause.RateLimited });
        halt.Observe(Symptom);
        halt.Stopped.Should().BeNull();

        halt.Observe(Symptom);

        halt.Stopped.Should().NotBeNull();
    }

    [Fact]
    public void Another_reason_to_stop_is_no_suspicion_of_the_parser()
    {
        var halt = new CampaignHalt("campaign-1");
        halt.Stop(InvalidCause.HarnessError, "HTTP 400: unknown field");

        halt.Observe(Symptom).Fault.Should().BeNull();
    }

    [Theory]
    [InlineData(InvalidCause.ProviderError, "Wait until it is back")]
    [InlineData(InvalidCause.RateLimited, "HARNESS_MAX_CONCURRENT_REQUESTS")]
    public void An_outage_halts_every_wait_and_names_the_cure(InvalidCause cause, string cure)
    {
        var halt = new CampaignHalt("campaign-1");
        for (var i = 0; i < CampaignHalt.LostRuns; i++)
        {
            halt.Stopped.Should().BeNull();
            halt.Observe(new RunFacts { Fault = cause }, "HTTP 503");
        }

        halt.Stopped!.Value.Cause.Should().Be(cause);
        halt.Stopped!.Value.Reason.Should().Contain("HTTP 503").And.Contain(cure).And.EndWith("HARNESS_CAMPAIGN=campaign-1");
        halt.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void One_run_that_could_be_measured_begins_the_count_of_lost_ones_anew_and_other_causes_do_not_count()
    {
        var halt = new CampaignHalt("campaign-1");
        for (var i = 0; i < 20; i++)
        {
            halt.Observe(i % CampaignHalt.LostRuns == 0 ? new RunFacts { Stop = StopReason.Submitted, Accepted = true } : new RunFacts { Fault = InvalidCause.RateLimited });
            halt.Observe(new RunFacts { Fault = InvalidCause.CheckerError });
        }

        halt.Stopped.Should().BeNull();
    }

    [Fact]
    public void The_suspicion_of_textual_calls_leaves_runs_in_flight_alone() =>
        Suspecting().Token.IsCancellationRequested.Should().BeFalse();

    [Fact]
    public async Task A_rejected_key_of_one_run_ends_the_wait_of_another_which_says_why()
    {
        var inner = new FakeModel(_ => throw new ProviderException("Incorrect API key provided", status: 401));
        var gate = new ConcurrencyGate(1, TimeProvider.System);
        var place = await gate.EnterAsync(TestContext.Current.CancellationToken);
        var evaluation = _task.Evaluation(new ModelUnderTest
        {
            Name = "test",
            ClientFor = run => new ResilientChatClient(inner, new RetryPolicyOptions(), TimeProvider.System, new Random(1), run.Observer, gate, run.Halted),
        });
        var runs = new[] { 1, 2 }.Select(run => evaluation.RunAsync(_task.Definition, run, TestContext.Current.CancellationToken)).ToList();
        while (gate.Waiting < 2) await Task.Delay(1, TestContext.Current.CancellationToken);

        place.Dispose();

        var records = await Task.WhenAll(runs);
        inner.Requests.Should().ContainSingle();
        records.Should().OnlyContain(r => r.Outcome.Cause == InvalidCause.ProviderError && r.Error!.Contains("Incorrect API key"));
        records.Should().ContainSingle(r => r.Error!.StartsWith("not finished: HTTP 401", StringComparison.Ordinal)).Which.Requests.Should().Be(0);
    }

    [Fact]
    public void The_first_reason_stays()
    {
        var halt = new CampaignHalt("campaign-1");
        halt.Stop(InvalidCause.ProviderError, "first");
        halt.Stop(InvalidCause.HarnessError, "second");

        halt.Stopped.Should().Be((InvalidCause.ProviderError, "first"));
    }

    public void Dispose() => _task.Dispose();

    private static RunFacts Symptom { get; } = new() { Stop = StopReason.FinalAnswer, Accepted = false, TextualToolCall = true };

    private static CampaignHalt Suspecting()
    {
        var halt = new CampaignHalt("campaign-1");
        for (var i = 0; i < CampaignHalt.TextualRuns; i++)
            halt.Observe(Symptom);
        return halt;
    }
}
