using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.EndToEnd.Tests;

/// <summary>Baselines of the built-in model and candidates that are made or read by <c>dotnet harness gate</c> and by <c>dotnet test</c>.</summary>
public sealed class GateTests : IClassFixture<OracleBaseline>, IAsyncDisposable
{
    private readonly GateMeasurement _gate = new();
    private readonly CampaignFolder _oracle;

    public GateTests(OracleBaseline baseline) => _oracle = baseline.GiveTo(_gate);

    [Fact]
    public async Task Each_verdict_has_its_exit_code()
    {
        var again = await _gate.MeasureAsync();
        var summary = Path.Combine(_gate.Measurement.WorkFolder, "summary.md");

        _gate.Measurement.Set("GITHUB_STEP_SUMMARY", summary);
        var same = await _gate.ToolAsync("gate", "--baseline", "main", "--candidate", again.Id);
        var twice = await _gate.ToolAsync("baseline", "add", _oracle.Id);
        var incomplete = await _gate.ToolAsync("gate", "--baseline", "main", "--candidate", Part(again, run => run.Run <= 3 ? run : null));
        var inconclusive = await _gate.ToolAsync("gate", "--baseline", "main", "--candidate", Part(again, run => run.Run <= 3 ? run : Lost(run)));
        var refused = await _gate.ToolAsync("gate", "--baseline", "main", "--candidate", _oracle.Id);
        var trial = await _gate.ToolAsync("gate", "--aa", "main");

        same.ExitCode.Should().Be(0, same.Everything);
        same.Lines[0].Should().Be("gate         PASSED");
        same.Output.Should().NotContain("\e");
        File.ReadAllText(summary).Should().StartWith("## Gate: :white_check_mark: PASSED\n");
        twice.ExitCode.Should().Be(1, twice.Everything);
        twice.Errors.Should().Contain("it is in the baseline already");
        incomplete.ExitCode.Should().Be(22, incomplete.Everything);
        inconclusive.ExitCode.Should().Be(21, inconclusive.Everything);
        refused.ExitCode.Should().Be(1, refused.Everything);
        refused.Errors.Should().Contain("would be compared with itself");
        trial.ExitCode.Should().Be(0, trial.Everything);
        trial.Output.Should().Contain("0 of 1000 comparisons said that it is worse");
    }

    [Fact]
    public async Task A_measurement_that_stops_when_it_is_certain_has_the_verdict_of_the_whole_one_with_fewer_runs()
    {
        var whole = await _gate.ToolAsync("gate", "--baseline", "main", "--model", "nop", "--runs", "4", "--no-build", "--json");
        var curtailed = await _gate.ToolAsync("gate", "--baseline", "main", "--model", "nop", "--runs", "4", "--no-build", "--curtail", "--parallel", "1", "--json");

        whole.ExitCode.Should().Be(20, whole.Everything);
        curtailed.ExitCode.Should().Be(20, curtailed.Everything);
        var (all, fewer) = (JsonDocument.Parse(whole.Output).RootElement, JsonDocument.Parse(curtailed.Output).RootElement);
        all.GetProperty("outcome").GetString().Should().Be("regressed").And.Be(fewer.GetProperty("outcome").GetString());
        all.GetProperty("candidateRuns").GetProperty("valid").GetInt32().Should().Be(8, "tasks that the baseline has not are not paid");
        var made = fewer.GetProperty("candidateRuns");
        made.GetProperty("valid").GetInt32().Should().BeLessThan(8);
        (made.GetProperty("valid").GetInt32() + made.GetProperty("curtailed").GetInt32()).Should().Be(8);
        _gate.Measurement.Campaigns.Single(campaign => campaign.Id.EndsWith("nop-agentic-core-v1-2", StringComparison.Ordinal)).ReadRuns().Records.Where(run => run.Outcome.Cause == InvalidCause.Curtailed).Should().NotBeEmpty()
            .And.OnlyContain(run => run.Requests == 0 && run.Error!.Contains("the candidate is worse, whatever the remaining runs bring", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("oracle", 0, "PASSED")]
    [InlineData("nop", 1, "REGRESSED")]
    public async Task Plain_dotnet_test_under_the_gates_settings_has_the_verdict_of_the_command(string model, int exitCode, string verdict)
    {
        var before = _gate.Measurement.Campaigns.Select(campaign => campaign.Id).ToList();

        var tests = await _gate.Measurement.Model(model).Runs(3).DotnetTestAsync(
            "--settings", Path.Combine(Suite.Root, "runsettings", "gate.runsettings"), "--filter", "Task=task_07|Task=task_08|Gate=verdict");
        var candidate = _gate.Measurement.Campaigns.Single(campaign => !before.Contains(campaign.Id));
        var gate = await _gate.ToolAsync("gate", "--baseline", "main", "--candidate", candidate.Id);

        tests.ExitCode.Should().Be(exitCode, tests.Everything);
        tests.Output.Should().Contain("gate         " + verdict);
        tests.Lines.Should().Contain(gate.Lines, "the comparison is the same line by line");
        tests.Lines[^1].Should().Be(candidate.FullPath);
    }

    [Fact]
    public async Task Rows_stay_red_when_the_gates_test_was_filtered_out()
    {
        var tests = await _gate.Measurement.Model("nop").Runs(1).Set("HARNESS_GATE", "main").ExecuteAsync("-trait", "Task=task_07");
        var unknown = await _gate.Measurement.Set("HARNESS_GATE", "gone").ExecuteAsync("-trait", "Task=task_07");

        tests.ExitCode.Should().Be(1, tests.Everything);
        tests.Output.Should().Contain("Failed: 1");
        unknown.ExitCode.Should().Be(1);
        unknown.Output.Should().Contain("gate (HARNESS_GATE) cannot be used");
    }

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    /// <summary>Copies a campaign with some of its rows.</summary>
    private string Part(CampaignFolder whole, Func<RunRecord, RunRecord?> change)
    {
        var part = CampaignFolder.Create(_gate.Measurement.CampaignsFolder, new DateOnly(2026, 1, 2), "part", whole.ReadManifest().Suite);
        part.UpdateManifest(manifest => whole.ReadManifest() with { Id = manifest.Id, Files = manifest.Files });
        foreach (var record in whole.ReadRuns().Records.Select(change).OfType<RunRecord>())
            part.Append(record);
        CampaignReport.Write(part);
        return part.Id;
    }

    private static RunRecord Lost(RunRecord run) => run with
    {
        Outcome = new Outcome(OutcomeKind.Invalid, InvalidCause.RateLimited),
        Facts = new RunFacts { Fault = InvalidCause.RateLimited },
    };
}
