using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Tool.Tests.Listing;

public sealed class ListTests : IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task Campaigns_are_listed_with_score_interval_costs_and_flags()
    {
        RecordedCampaign.In(_repository);

        var command = await _repository.RunAsync("list");

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().MatchRegex(@"^id +model +date +score +95 % +cost +per pass +flags\n2026-05-19-qwen3-coder-30b-agentic-core-v1 +qwen3-coder-30b +2026-05-19 +1/2 +\[\.09, \.91\] +\$2\.2500 +\$2\.2500 +incomplete\n$");
        command.Output.Should().NotContain("\e");
        command.Errors.Should().Contain("1 of 1 campaign in");
    }

    [Fact]
    public async Task Words_days_kinds_and_an_order_choose()
    {
        RecordedCampaign.In(_repository);
        RecordedCampaign.In(_repository, "other-model", "2026-06-01");
        RecordedCampaign.In(_repository, "replayed").UpdateManifest(manifest => manifest with { ReplayOf = "x" });

        (await Ids("list", "--json")).Should().Equal("2026-05-19-qwen3-coder-30b-agentic-core-v1", "2026-05-19-replayed-agentic-core-v1", "2026-06-01-other-model-agentic-core-v1");
        (await Ids("list", "OTHER", "--json")).Should().Equal("2026-06-01-other-model-agentic-core-v1");
        (await Ids("list", "--since", "2026-05-20", "--json")).Should().Equal("2026-06-01-other-model-agentic-core-v1");
        (await Ids("list", "--only", "replay", "--json")).Should().Equal("2026-05-19-replayed-agentic-core-v1");
        (await Ids("list", "--sort", "id", "--reverse", "--json")).Should().StartWith("2026-06-01-other-model-agentic-core-v1");
    }

    [Fact]
    public async Task A_campaign_whose_runs_were_left_out_on_purpose_is_curtailed_and_not_incomplete()
    {
        var folder = RecordedCampaign.In(_repository);
        folder.UpdateManifest(manifest => manifest with { Plan = [new PlannedTask("task_01", "fix_failing_test", [1, 2, 3])] });
        var records = folder.ReadRuns().Records.Where(run => run.Task == "task_01").ToList();
        File.Delete(folder.PathOf(CampaignPaths.Runs));
        foreach (var record in records.Append(records[0] with { Run = 3, Outcome = new Outcome(OutcomeKind.Invalid, InvalidCause.Curtailed), Facts = new RunFacts { Fault = InvalidCause.Curtailed } }))
            CampaignFolder.Open(folder.FullPath).Append(record);

        (await _repository.RunAsync("list")).Output.Should().MatchRegex(@" 1/2 .* curtailed\n$");
        (await Ids("list", "--only", "incomplete", "--json")).Should().BeEmpty();
        (await Ids("list", "--only", "curtailed", "--json")).Should().Equal(folder.Id);
        var report = (await _repository.RunAsync("report", folder.Id, "--json")).Json;
        (report.GetProperty("complete").GetBoolean(), report.GetProperty("curtailed").GetInt32()).Should().Be((true, 1));
    }

    [Fact]
    public async Task A_campaign_that_cannot_be_read_is_named_and_the_others_are_listed()
    {
        RecordedCampaign.In(_repository);
        File.AppendAllText(RecordedCampaign.In(_repository, "broken").PathOf("runs.jsonl"), "nonsense\n");

        var command = await _repository.RunAsync("list");

        command.ExitCode.Should().Be(1);
        command.Output.Should().Contain("qwen3-coder-30b").And.NotContain("broken");
        command.Errors.Should().Contain("not listed: ").And.Contain("runs.jsonl, line 4");
    }

    public void Dispose() => _repository.Dispose();

    private async Task<IReadOnlyList<string>> Ids(params string[] arguments)
    {
        var command = await _repository.RunAsync(arguments);
        command.ExitCode.Should().Be(0, command.Everything);
        return [.. command.Json.GetProperty("campaigns").EnumerateArray().Select(campaign => campaign.GetProperty("id").GetString()!)];
    }
}
