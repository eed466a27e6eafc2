namespace Harness.Tool.Tests.Reporting;

public sealed class ReportTests : IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task Everything_derived_is_written_again_and_the_table_is_printed()
    {
        var campaign = RecordedCampaign.In(_repository);

        var first = await _repository.RunAsync("report", "2026");
        var page = File.ReadAllBytes(campaign.PathOf("report.html"));
        foreach (var file in new[] { "report.html", "report.md", "pass_rate_by_task.csv" })
            File.Delete(campaign.PathOf(file));
        var again = await _repository.RunAsync("report", "2026", "--json");

        first.Output.Should().Contain("score           1/2").And.EndWith(campaign.FullPath + "\n");
        File.ReadAllBytes(campaign.PathOf("report.html")).Should().Equal(page);
        again.Json.GetProperty("passed").GetInt32().Should().Be(1);
        again.Json.GetProperty("complete").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task A_check_names_each_edited_file_and_writes_nothing()
    {
        var campaign = RecordedCampaign.In(_repository);
        await _repository.RunAsync("report", "2026");
        (await _repository.RunAsync("report", "2026", "--check")).Should().Match<FinishedTool>(c => c.ExitCode == 0 && c.Output == "every file is what the records give\n");
        File.AppendAllText(campaign.PathOf("report.md"), "22/30\n");
        File.AppendAllText(campaign.PathOf("transcripts/task_01/run1.jsonl"), "{}\n");
        File.Delete(campaign.PathOf("pass_rate_by_task.csv"));

        var command = await _repository.RunAsync("report", "2026", "--check");

        command.ExitCode.Should().Be(1);
        command.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3).And.Contain(line => line.StartsWith("report.md is not what the records give", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("transcripts/task_01/run1.jsonl was changed", StringComparison.Ordinal));
        File.Exists(campaign.PathOf("pass_rate_by_task.csv")).Should().BeFalse();
    }

    [Fact]
    public async Task A_brief_is_written_where_a_script_reads_that_it_is()
    {
        var campaign = RecordedCampaign.In(_repository);

        var written = await _repository.RunAsync("report", "2026", "--brief", "articles/article.md", "--json");
        var printed = await _repository.RunAsync("report", "2026", "--brief", "--json");
        var refused = await _repository.RunAsync("report", "2026", "--brief", "article.md", "--check");

        written.Json.GetProperty("campaign").GetString().Should().Be(campaign.Id);
        File.ReadAllText(written.Json.GetProperty("path").GetString()!).Should().Be(printed.Json.GetProperty("brief").GetString()).And.StartWith("# qwen3");
        refused.ExitCode.Should().Be(1);
        refused.Errors.Should().Contain("give one of them");
    }

    [Fact]
    public async Task A_prior_campaign_that_cannot_be_read_is_named_and_the_exit_code_says_so()
    {
        RecordedCampaign.In(_repository).UpdateManifest(before => before with { ModelId = "qwen3" });
        var prior = RecordedCampaign.In(_repository, "prior-model", "2026-05-18");
        prior.UpdateManifest(before => before with { ModelId = "prior", CreatedAt = before.CreatedAt.AddDays(-1) });
        (await _repository.RunAsync("report", "2026-05-19")).ExitCode.Should().Be(0);
        File.WriteAllText(prior.PathOf("runs.jsonl"), "{}\n{}\n");

        var printed = await _repository.RunAsync("report", "2026-05-19");
        var json = await _repository.RunAsync("report", "2026-05-19", "--json");

        (printed.ExitCode, json.ExitCode).Should().Be((1, 1));
        printed.Output.Should().Contain("Not compared: ").And.Contain("runs.jsonl");
        json.Json.GetProperty("priorCampaigns").GetProperty("unreadable")[0].GetString().Should().Contain("runs.jsonl");
    }

    public void Dispose() => _repository.Dispose();
}
