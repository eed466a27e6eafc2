using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.CSharp;
using Harness.Models;
using Harness.Tests.CSharp;
using Harness.Tests.Sandboxes.Bubblewrap;
using Harness.Tools;

namespace Harness.Tests;

/// <summary>Whole runs whose model uses <c>run_command</c>, in real sandboxes.</summary>
public sealed class SandboxedShellTests : IDisposable
{
    private readonly ProbedBubblewrap _bubblewrap;
    private readonly EvaluatedTask _task;

    public SandboxedShellTests(ProbedBubblewrap bubblewrap, SharedBench shared)
    {
        _bubblewrap = bubblewrap;
        _task = new EvaluatedTask(shared);
        _task.Definition = _task.Definition with { Tools = [ToolNames.RunCommand] };
    }

    [Fact]
    public async Task What_a_command_writes_is_what_is_judged()
    {
        var record = await PlayAsync("ls; cat answer.txt", "expr 6 '*' 7 > answer.txt");

        record.Outcome.Kind.Should().Be(OutcomeKind.Passed);
        record.Sandbox.Should().Be("bwrap");
        Transcript(record).Should().Contain("answer.txt\\n41");
    }

    [Fact]
    public async Task A_command_that_tries_everything_gets_nothing_and_the_run_goes_on()
    {
        var outside = Path.Combine(Path.GetDirectoryName(_task.Campaign.FullPath)!, "planted.txt");
        var canary = $"canary-{Guid.NewGuid():N}";
        File.WriteAllText(outside, canary);

        var record = await PlayAsync(
            $"cat {outside} /etc/shadow; grep -rh 'canary-[0-9a-f]' /work /tmp /home /root /proc/[0-9]*/environ; echo looked",
            "env",
            "kill -9 -1; exec /bin/sh -c 'wget -T 2 http://127.0.0.1/; curl -m 2 http://127.0.0.1/'",
            "yes > /tmp/large; head -c 100000000 /dev/zero > large; rm -f large; echo 42 > answer.txt");

        record.Outcome.Kind.Should().Be(OutcomeKind.Passed);
        record.Facts.ToolCalls.Should().Be(4);
        var transcript = Transcript(record);
        transcript.Should().Contain("looked").And.NotContain("root:x:0").And.NotContain(canary);
        transcript.Should().Contain("PATH=").And.NotContain("NUGET").And.NotContain("DOTNET_HOST_PATH");
        File.ReadAllText(outside).Should().Be(canary);
        _task.Workspaces.Should().BeEmpty();
    }

    public void Dispose() => _task.Dispose();

    private async Task<RunRecord> PlayAsync(params string[] commands)
    {
        await using var bench = new TestBench(new TestBenchOptions { Sandboxes = await _bubblewrap.ProviderAsync() });
        ScriptedTurn[] turns = [.. commands.Select(command => new ScriptedTurn(null, [new ScriptedCall(ToolNames.RunCommand, new() { ["command"] = command })])), new ScriptedTurn("Done.")];
        return await _task.PlayAsync(EvaluatedTask.Scripted(turns), bench);
    }

    private string Transcript(RunRecord record) => File.ReadAllText(_task.Campaign.PathOf(record.Transcript!));
}
