using Harness.EndToEnd.Tests.Commands;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>What is set wrong is said before the first request, with the cure.</summary>
public sealed class RefusedStartTests : IAsyncDisposable
{
    private readonly Measurement _measurement = new();

    [Theory]
    [InlineData("HARNESS_MODELS__LOCAL__API_KEY_VARIABLE", "LOOPBACK_KEY", "names the environment variable LOOPBACK_KEY, which is not set")]
    [InlineData("MODEL", "gpt-17", "MODEL is 'gpt-17', and nothing has that name; similar: gpt-")]
    [InlineData("HARNESS_SANDBOX", "podman", "sandbox (HARNESS_SANDBOX) is 'podman'; it takes auto, bwrap, docker, landlock or none")]
    public async Task Every_row_fails_with_the_one_message_that_names_the_setting(string setting, string value, string message)
    {
        await using var server = await LoopbackModel.StartAsync(StepsModel.Answer);

        var command = await _measurement.Against(server).Set(setting, value).ExecuteAsync("-trait", "Task=task_07");

        var rows = command.Lines.Where(line => line.StartsWith("task_07 multi_step_plan · run ", StringComparison.Ordinal) && line.EndsWith(" [FAIL]", StringComparison.Ordinal));
        rows.Should().HaveCount(Suite.RunsPerTask, command.Everything);
        command.Output.Split("invalid: ").Skip(1).Should().HaveCount(Suite.RunsPerTask).And.OnlyContain(row => row.Contains(message));
        ShouldHaveAskedNobody(command, server);
    }

    [Fact]
    public async Task The_reporter_has_one_line_for_the_message_and_counts_the_rows()
    {
        await using var server = await LoopbackModel.StartAsync(StepsModel.Answer);

        var command = await _measurement.Against(server).Set("HARNESS_RUNS", "abc").DotnetTestAsync("--filter", "Task=task_07");

        var rows = command.Lines.Where(line => line.StartsWith("ERROR task_07 multi_step_plan · run ", StringComparison.Ordinal)).ToList();
        rows.Should().ContainSingle(command.Everything).Which.Should().Contain("invalid: ");
        command.Output.Should().Contain("runs (HARNESS_RUNS) is 'abc'; it takes a whole number").And.Contain($"{Suite.RunsPerTask} rows ended without a record");
        ShouldHaveAskedNobody(command, server);
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private void ShouldHaveAskedNobody(FinishedCommand command, LoopbackModel server)
    {
        command.ExitCode.Should().Be(1, command.Everything);
        command.Everything.Should().NotContain("   at Harness.", "a wrong setting is no crash");
        server.Requests.Should().BeEmpty();
        _measurement.Campaigns.Should().BeEmpty();
    }
}
