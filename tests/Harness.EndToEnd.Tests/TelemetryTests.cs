using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Harness.EndToEnd.Tests.Models;
using Harness.EndToEnd.Tests.Telemetry;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

public sealed class TelemetryTests : IAsyncDisposable
{
    private const string Key = "sk-canary-9d2LqTz71YmVw3Kx-Bn58RsUeHc64";
    private const string Said = "a-sentence-of-the-model";

    private readonly Measurement _measurement = new();

    [Fact]
    public async Task A_run_is_exported_as_a_tree_of_spans_without_a_word_of_the_conversation()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var model = await LoopbackModel.StartAsync(Script);
        Against(model, receiver.Address).Set("OTEL_SERVICE_NAME", "my-service");

        var command = await _measurement.ExecuteAsync("-trait", "Task=task_07");

        var record = _measurement.Records.Should().ContainSingle(command.Everything).Subject;
        var spans = receiver.Spans;
        spans.Should().OnlyContain(s => s.Service == "my-service");
        var run = spans.Single(s => s.Name == "invoke_agent task_07");
        run.Attributes.Should().Contain("harness.suite", "agentic-core-v1").And.Contain("harness.run", "1").And.Contain("gen_ai.operation.name", "invoke_agent")
            .And.Contain("harness.outcome", "failed").And.Contain("harness.shape", "wrong_answer").And.ContainKey("harness.mode")
            .And.Contain("gen_ai.usage.input_tokens", "3000").And.Contain("gen_ai.usage.cache_read.input_tokens", "1200").And.Contain("gen_ai.usage.output_tokens", "300")
            .And.Contain("harness.cost_usd", ((double)record.CostUsd!).ToString(CultureInfo.InvariantCulture));
        run.IsError.Should().BeFalse("a model that fails is a result");

        var chats = spans.Where(s => s.Name == "chat loopback-1").ToList();
        chats.Should().HaveCount(3).And.OnlyContain(s => s.Parent == run.Id);
        chats[0].Attributes.Should().Contain("gen_ai.request.model", "loopback-1").And.Contain("gen_ai.response.model", "loopback-1")
            .And.Contain("gen_ai.provider.name", "local").And.Contain("gen_ai.response.finish_reasons", "tool_calls").And.Contain("gen_ai.usage.input_tokens", "1000")
            .And.Contain("harness.attempts", "2").And.Contain("server.address", "127.0.0.1").And.NotContainKey("gen_ai.usage.cache_creation.input_tokens", "it was not reported");
        chats[0].Events.Should().ContainSingle(e => e.Name == "request_failed").Which.Attributes.Should().Contain("error.type", "rate_limited").And.Contain("http.response.status_code", "429");
        chats.Skip(1).Should().OnlyContain(s => s.Attributes["harness.attempts"] == "1" && s.Events.Count == 0);

        var tools = spans.Where(s => s.Name.StartsWith("execute_tool ", StringComparison.Ordinal)).ToList();
        tools.Should().OnlyContain(s => s.Parent == run.Id);
        tools.Select(s => (s.Name, s.IsError)).Should().Equal(("execute_tool write_file", false), ("execute_tool (not offered)", true));
        spans.Should().HaveCount(6);

        receiver.Bytes.Should().NotContain(Said).And.NotContain(Key).And.NotContain("secret-file").And.NotContain(model.Requests[0].Prompt[..40]);
    }

    [Fact]
    public async Task Tokens_durations_runs_and_money_are_exported_as_metrics()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var model = await LoopbackModel.StartAsync(Script);
        Against(model, receiver.Address);

        await _measurement.ExecuteAsync("-trait", "Task=task_07");

        var points = receiver.Points;
        points.Single(p => p.Metric == "gen_ai.client.token.usage" && p.Attributes["gen_ai.token.type"] == "input").Should().Match<ReceivedPoint>(p => p.Count == 3 && p.Sum == 3000 && p.Unit == "{token}");
        points.Single(p => p.Metric == "gen_ai.client.token.usage" && p.Attributes["gen_ai.token.type"] == "output").Sum.Should().Be(300);
        var durations = points.Where(p => p.Metric == "gen_ai.client.operation.duration").ToList();
        durations.Should().OnlyContain(p => p.Unit == "s" && p.Attributes["gen_ai.request.model"] == "loopback-1");
        durations.Single(p => !p.Attributes.ContainsKey("error.type")).Count.Should().Be(3);
        durations.Single(p => p.Attributes.GetValueOrDefault("error.type") == "rate_limited").Count.Should().Be(1);
        points.Single(p => p.Metric == "harness.runs").Attributes.Should().Contain("harness.outcome", "failed").And.Contain("harness.task", "task_07").And.Contain("harness.cost_known", "true");
        points.Single(p => p.Metric == "harness.cost").Sum.Should().BeApproximately((double)Price.Usual.Of(3)!, 1e-12);
    }

    [Theory]
    [InlineData("refuses")]
    [InlineData("hangs")]
    [InlineData("answers 503")]
    [InlineData("no address")]
    public async Task An_endpoint_that_does_not_work_changes_nothing_but_a_warning(string endpoint)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        if (endpoint == "refuses") silent.Stop();
        await using var broken = await OtlpReceiver.StartAsync(status: 503);
        _measurement.Runs(1).Set("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint switch { "no address" => "collector", "answers 503" => broken.Address, _ => $"http://127.0.0.1:{port}" });
        _measurement.Set("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");

        var began = Stopwatch.GetTimestamp();
        var command = await _measurement.ExecuteAsync("-trait", "Task=task_07", "-diagnostics", "-showLiveOutput");

        command.ExitCode.Should().Be(0, command.Everything);
        Stopwatch.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(60));
        _measurement.Records.Should().ContainSingle();
        command.Everything.Split("is not exported").Should().HaveCount(2, command.Everything);
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private static Reply Script(LoopbackRequest request) => request switch
    {
        { Number: 1 } => Reply.Status(429),
        { AssistantTurns: 0 } => Answers.Write("secret-file.txt", Said),
        { AssistantTurns: 1 } => Answers.Call(Said, "{}"),
        _ => Answers.Text(Said),
    };

    private Measurement Against(LoopbackModel model, string receiver) => _measurement.Against(model).Runs(1)
        .Set("LOOPBACK_KEY", Key)
        .Set("HARNESS_MODELS__LOCAL__API_KEY_VARIABLE", "LOOPBACK_KEY")
        .Set("HARNESS_PREFLIGHT", "false")
        .Set("OTEL_EXPORTER_OTLP_ENDPOINT", receiver)
        .Set("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
}
