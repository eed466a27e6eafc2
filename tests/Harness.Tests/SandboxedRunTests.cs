using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.CSharp;
using Harness.Models;
using Harness.Sandboxes;
using Harness.Tests.CSharp;
using Harness.Tools;

namespace Harness.Tests;

/// <summary>What a run makes of its sandbox, or of having none.</summary>
public sealed class SandboxedRunTests : IDisposable
{
    private readonly EvaluatedTask _task;

    public SandboxedRunTests(SharedBench shared) => _task = new EvaluatedTask(shared);

    [Fact]
    public async Task A_record_says_what_was_in_force()
    {
        var record = await _task.PlayAsync(EvaluatedTask.Writes("42\n"));

        (record.Sandbox, record.Isolation!.InForce).Should().Be(("none", 1));
        record.Isolation.Missing.Should().HaveCount(11).And.Contain([IsolationGuard.Files, IsolationGuard.Network]);
    }

    [Fact]
    public async Task A_shell_without_isolation_is_a_run_that_says_what_to_set_and_no_missing_tool()
    {
        _task.Definition = _task.Definition with { Tools = [ToolNames.RunCommand] };

        var record = await _task.PlayAsync(EvaluatedTask.Scripted() with { ClientFor = _ => throw new InvalidOperationException("the model was asked") });

        record.Outcome.Should().Be(new Outcome(OutcomeKind.Invalid, InvalidCause.HarnessError));
        record.Error.Should().StartWith("task_01 offers 'run_command', which needs a sandbox, and there is none (sandbox: none). Set HARNESS_SANDBOX=bwrap or docker");
        record.Requests.Should().Be(0);
    }

    [Fact]
    public async Task A_sandbox_that_breaks_says_nothing_about_the_model()
    {
        await using var bench = new TestBench(new TestBenchOptions { Sandboxes = new BrokenProvider() });
        _task.Definition = _task.Definition with { Tools = [ToolNames.RunTests, ToolNames.RunCommand] };

        foreach (var tool in _task.Definition.Tools)
        {
            _task.File("workspace/Tests.cs", "public class Tests;");
            var record = await _task.PlayAsync(EvaluatedTask.Scripted(new ScriptedTurn(null, [Call(tool)]), new ScriptedTurn("Done.")), bench);

            record.Outcome.Should().Be(new Outcome(OutcomeKind.Invalid, InvalidCause.SandboxLost), tool);
            record.Error.Should().Be("the sandbox is gone", tool);
        }
    }

    [Fact]
    public async Task A_judge_whose_sandbox_breaks_is_no_broken_checker()
    {
        _task.CheckedBy((_, _) => throw new IOException("The compile worker does not start", new SandboxException("the sandbox is gone")));

        (await _task.PlayAsync(EvaluatedTask.Writes("42"))).Outcome.Cause.Should().Be(InvalidCause.SandboxLost);
    }

    public void Dispose() => _task.Dispose();

    private static ScriptedCall Call(string tool) => new(tool, tool == ToolNames.RunCommand ? new() { ["command"] = "true" } : []);

    /// <summary>Isolates by its word, and cannot start anything.</summary>
    private sealed class BrokenProvider : ISandboxProvider
    {
        public IsolationReport Isolation { get; } = new() { Provider = "broken", Guards = [.. IsolationGuard.All.Select(guard => new IsolationGuard(guard, true, "by its word"))] };

        public string Dotnet => "/usr/bin/dotnet";

        public string PathOf(SandboxMount mount) => mount.Inside;

        public string TemporaryFolderOf(SandboxCommand command) => "/tmp";

        public Task<ISandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellation = default) => throw new SandboxException("the sandbox is gone");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
