using System.Diagnostics;
using Harness.Campaigns.Outcomes;
using Harness.Models;
using Harness.Telemetry;
using Harness.Tests.Agents;
using Harness.Tests.CSharp;
using Harness.Tests.Models;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Telemetry;

[Collection(AloneGroup.Name)]
public sealed class TelemetryTests(SharedBench bench) : IDisposable
{
    private readonly EvaluatedTask _task = new(bench);

    [Fact]
    public async Task A_run_is_the_parent_of_its_model_calls_and_its_tool_calls()
    {
        using var listening = new Listening();

        await _task.PlayAsync(EvaluatedTask.Writes("42\n"), new ScriptedTurn("The answer is written."));

        var run = listening.Spans[^1];
        run.DisplayName.Should().Be("invoke_agent task_01");
        listening.Spans.Select(s => s.DisplayName).Should().Equal("chat test", "execute_tool write_file", "chat test", "invoke_agent task_01");
        listening.Spans.SkipLast(1).Should().OnlyContain(s => s.ParentSpanId == run.SpanId && s.Status == ActivityStatusCode.Unset);
        run.GetTagItem("harness.outcome").Should().Be("passed");
        run.GetTagItem("harness.turns").Should().Be(2);
        run.GetTagItem("gen_ai.usage.input_tokens").Should().Be(0L);
    }

    [Fact]
    public async Task What_is_not_known_is_not_there()
    {
        using var listening = new Listening();
        var reply = Turns.Says("done");
        reply.Usage = null;

        await _task.PlayAsync(EvaluatedTask.Model(FakeModel.Replying(reply)));

        foreach (var span in listening.Spans)
            span.TagObjects.Select(tag => tag.Key).Should().NotContain(["harness.cost_usd", "gen_ai.usage.input_tokens", "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.reasoning.output_tokens"]);
    }

    [Fact]
    public async Task A_call_that_fails_is_an_error_of_a_kind_and_without_the_servers_words()
    {
        using var listening = new Listening();

        var record = await _task.PlayAsync(EvaluatedTask.Model(new FakeModel(_ => throw new ProviderException("the account of somebody is empty", status: 402))));

        record.Outcome.Kind.Should().Be(OutcomeKind.Invalid);
        var chat = listening.Spans.Single(s => s.DisplayName == "chat test");
        chat.Status.Should().Be(ActivityStatusCode.Error);
        chat.GetTagItem("error.type").Should().Be("stop_campaign");
        chat.GetTagItem("http.response.status_code").Should().Be(402);
        var run = listening.Spans[^1];
        run.Status.Should().Be(ActivityStatusCode.Error);
        run.GetTagItem("error.type").Should().Be("provider_error");
        listening.Spans.SelectMany(s => s.TagObjects).Select(tag => tag.Value?.ToString()).Should().NotContain(value => value != null && value.Contains("somebody"));
        listening.Spans.Should().OnlyContain(s => s.StatusDescription == null);
    }

    [Fact]
    public async Task Words_of_a_server_are_cut_and_hold_no_key()
    {
        using var listening = new Listening();
        var reply = Turns.Says("done").With(new ChatFinishReason("sk-canary-123456789"));
        reply.ModelId = new string('m', 5000);

        await _task.PlayAsync(EvaluatedTask.Model(FakeModel.Replying(reply)) with { Redaction = new Redaction(["sk-canary-123456789"]) });

        var chat = listening.Spans.Single(s => s.DisplayName == "chat test");
        ((string)chat.GetTagItem("gen_ai.response.model")!).Should().HaveLength(100);
        ((string[])chat.GetTagItem("gen_ai.response.finish_reasons")!).Should().Equal(Redaction.Mask);
    }

    [Fact]
    public async Task A_tool_that_was_made_up_is_not_named()
    {
        using var listening = new Listening();

        await _task.PlayAsync(new ScriptedTurn(null, [new ScriptedCall("ignore_all_previous", [])]), new ScriptedTurn("done"));

        var tool = listening.Spans.Single(s => s.DisplayName.StartsWith("execute_tool", StringComparison.Ordinal));
        tool.DisplayName.Should().Be("execute_tool (not offered)");
        tool.GetTagItem("error.type").Should().Be("unknown_tool");
    }

    [Fact]
    public async Task The_observer_of_a_run_hears_the_same_whether_or_not_somebody_listens()
    {
        using var listening = new Listening();
        var spy = new SpyObserver();
        using var span = RunSpan.Begin("campaign", _task.Definition, 1, EvaluatedTask.Scripted());
        var watched = span!.Watch(spy);

        using var client = new ResilientChatClient(FakeModel.Replying(Turns.Says("done")), new RetryPolicyOptions(), TimeProvider.System, new Random(1), watched);
        await span.Watch(client).GetResponseAsync("x", cancellationToken: TestContext.Current.CancellationToken);

        (spy.Began, spy.Attempts.Count).Should().Be((1, 1), "a request on its way is not cut off by the working time");
    }

    [Fact]
    public void Nothing_is_made_while_nobody_listens()
    {
        var call = new FunctionCallContent("1", "submit", new Dictionary<string, object?> { ["summary"] = "x" });
        var tools = new ToolBox([new SubmitTool()], []);
        var model = EvaluatedTask.Scripted();
        RunSpan.Begin("campaign", _task.Definition, 1, model).Should().BeNull();
        var plain = Allocated(() => tools.CallAsync(call, CancellationToken.None));

        Allocated(() => RunSpan.Begin("campaign", _task.Definition, 1, model)).Should().Be(0);
        Allocated(() => ToolSpan.CallAsync(tools, call, CancellationToken.None)).Should().Be(plain);
    }

    public void Dispose() => _task.Dispose();

    // Made warm first: the first call compiles.
    private static long Allocated(Func<object?> act)
    {
        for (var i = 0; i < 3; i++)
            act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
