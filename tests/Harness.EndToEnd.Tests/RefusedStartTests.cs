using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>What is set wrong is said before the first request, once, with the cure.</summary>
[Collection(Suite.OneAtATime)]
public sealed class RefusedStartTests : IAsyncDisposable
{
    private readonly Measurement _measurement = new();

    [Theory]
    [InlineData("HARNESS_MODELS__LOCAL__API_KEY_VARIABLE", "LOOPBACK_KEY", "names the environment variable LOOPBACK_KEY, which is not set")]
    [InlineData("MODEL", "gpt-17", "MODEL is 'gpt-17', and nothing has that name; similar: gpt-")]
    [InlineData("HARNESS_SANDBOX", "podman", "sandbox (HARNESS_SANDBOX) is 'podman'; it takes auto, bwrap, docker, landlock or none")]
    [InlineData("HARNESS_RUNS", "abc", "runs (HARNESS_RUNS) is 'abc'; it takes a whole number")]
    public async Task Every_row_fails_with_the_one_message_that_names_the_setting(string setting, string value, string message)
    {
        await using var server = await LoopbackModel.StartAsync(StepsModel.Answer);

        var command = await _measurement.Against(server).Set(setting, value).DotnetTestAsync("--filter", "Task=task_07");

        command.ExitCode.Should().Be(1, command.Everything);
        var rows = command.Lines.Where(line => line.StartsWith("ERROR task_07 multi_step_plan · run ", StringComparison.Ordinal)).ToList();
        rows.Should().ContainSingle("what is said once is not said for every row").Which.Should().Contain("invalid: ");
        command.Output.Should().Contain(message).And.Contain($"{Suite.RunsPerTask} rows ended without a record");
        command.Everything.Should().NotContain("   at Harness.", "a wrong setting is no crash");
        server.Requests.Should().BeEmpty();
        _measurement.Campaigns.Should().BeEmpty();
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();
}
