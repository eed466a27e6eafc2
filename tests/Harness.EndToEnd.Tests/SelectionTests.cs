namespace Harness.EndToEnd.Tests;

public sealed class SelectionTests : IAsyncDisposable
{
    private readonly Measurement _measurement = new();

    [Fact]
    public async Task A_filter_by_task_makes_its_runs_only()
    {
        var command = await _measurement.DotnetTestAsync("--filter", "Task=task_09");

        command.ExitCode.Should().Be(0, command.Everything);
        _measurement.Records.Select(r => (r.Task, r.Run)).Should().Equal(("task_09", 1), ("task_09", 2), ("task_09", 3));
        _measurement.Campaign.ReadManifest().PlannedRuns().Should().Be(3);
    }

    [Fact]
    public async Task A_filter_by_task_and_run_makes_one_run_of_as_many_as_are_set()
    {
        var command = await _measurement.Runs(5).DotnetTestAsync("--filter", "Task=task_07&Run=5");

        command.ExitCode.Should().Be(0, command.Everything);
        _measurement.Records.Select(r => (r.Task, r.Run)).Should().Equal(("task_07", 5));
        command.Output.Should().Contain("[1/1] pass  task_07 multi_step_plan · run 5").And.NotContain("missing");
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_fails()
    {
        var command = await _measurement.DotnetTestAsync("--filter", "Task=task_99");

        command.ExitCode.Should().Be(1, command.Everything);
        _measurement.Campaigns.Should().BeEmpty();
    }

    [Fact]
    public async Task The_whole_solution_can_be_discovered()
    {
        var command = await _measurement.Start(Suite.Dotnet, ["test", Suite.Solution, "--no-build", "-c", Suite.Configuration, "--list-tests"]).FinishAsync();

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().Contain("task_07 multi_step_plan · run 1").And.Contain(nameof(The_whole_solution_can_be_discovered));
        _measurement.Campaigns.Should().BeEmpty();
    }

    [Fact]
    public async Task Controls_are_there_when_they_are_asked_for_and_are_a_campaign_of_their_own()
    {
        var command = await _measurement.Set("HARNESS_CONTROLS", "1").Runs(1).DotnetTestAsync("--filter", "Task=task_09|Task=task_09_control");

        command.ExitCode.Should().Be(0, command.Everything);
        _measurement.Campaigns.Select(campaign => campaign.ReadManifest().Suite).Should().Equal("agentic-core-v1", "agentic-core-v1-controls");
        _measurement.Campaigns.Should().OnlyContain(campaign => campaign.ReadRuns().Records.Count == 1);
        command.Output.Should().Contain("oracle-agentic-core-v1\n").And.Contain("oracle-agentic-core-v1-controls\n");
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();
}
