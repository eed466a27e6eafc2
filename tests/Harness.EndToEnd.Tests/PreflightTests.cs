using Harness.Campaigns.Outcomes;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>A machine on which a right solution is marked wrong measures nobody.</summary>
public sealed class PreflightTests : IAsyncDisposable
{
    private static readonly string[] Rows = ["-trait", "Task=task_07"];

    private readonly Measurement _measurement = new();
    private readonly string _copy = Directory.CreateTempSubdirectory("damaged-suite-").FullName;

    [Fact]
    public async Task A_reference_that_does_not_pass_here_stops_the_campaign_before_the_model_is_asked()
    {
        await using var server = await LoopbackModel.StartAsync(StepsModel.Answer);
        _measurement.Against(server).Runs(2).Set("HARNESS_PREFLIGHT", "1");

        var command = await _measurement.StartExecutable(Damaged(), Rows).FinishAsync();

        command.ExitCode.Should().Be(1, command.Everything);
        server.Requests.Should().BeEmpty();
        _measurement.Records.Should().HaveCount(2).And.OnlyContain(r => r.Outcome == new Outcome(OutcomeKind.Invalid, InvalidCause.HarnessError));
        _measurement.Records[0].Error.Should().StartWith("not run: preflight: on this machine the reference solution does not pass of task_07 (steps/step1.txt: ");
        Directory.GetDirectories(_measurement.WorkFolder).Should().BeEmpty();
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var server = await LoopbackModel.StartAsync(StepsModel.Answer);
        _measurement.Against(server).Runs(1);

        var command = await _measurement.StartExecutable(Damaged(), Rows).FinishAsync();

        command.ExitCode.Should().Be(0, command.Everything);
        _measurement.Records.Should().ContainSingle().Which.Outcome.Kind.Should().Be(OutcomeKind.Passed);
    }

    public async ValueTask DisposeAsync()
    {
        await _measurement.DisposeAsync();
        Directory.Delete(_copy, recursive: true);
    }

    // As a broken machine would: what the reference does is no longer right.
    private string Damaged()
    {
        var output = Path.GetDirectoryName(Suite.Assembly)!;
        foreach (var file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_copy, Path.GetRelativePath(output, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var script = Path.Combine(_copy, "Task07_MultiStepPlan", "solutions", "reference", "script.json");
        File.WriteAllText(script, File.ReadAllText(script).Replace("minutes: 20", "minutes: 21", StringComparison.Ordinal));
        return Path.Combine(_copy, Path.GetFileName(Suite.Assembly));
    }
}
