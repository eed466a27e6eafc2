using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace Harness.TestLogger.Tests;

public sealed class HarnessLoggerTests
{
    [Fact]
    public void I_see_a_line_as_soon_as_a_run_ends()
    {
        using var run = new LoggedRun();
        var folder = run.Campaign();

        run.Finish(folder, 2);
        run.Lines[^1].Should().StartWith("  [1/3] pass  task_01 fix_failing_test · run 2").And.EndWith("$0.0012");
        run.Finish(folder, 1, LoggedRun.Rejected, "report.md does not say why");
        run.Lines[^1].Should().StartWith("  [2/3] FAIL  task_01 fix_failing_test · run 1").And.EndWith("wrong_answer: report.md does not say why");
    }

    [Fact]
    public void I_see_each_attempt_of_a_run_that_was_made_again_and_one_row()
    {
        using var run = new LoggedRun();
        var folder = run.Campaign();
        var lost = folder.Append(LoggedRun.Record(1, new RunFacts { Fault = InvalidCause.RateLimited }) with { Error = "gave up after 5 attempts" });

        run.Report(folder, folder.Append(LoggedRun.Record(1, LoggedRun.Accepted)), lost);
        run.Events.Complete();

        run.Lines[0].Should().StartWith("  [1/3] INVALID  task_01 fix_failing_test · run 1 ").And.EndWith("rate_limited: gave up after 5 attempts");
        run.Lines[1].Should().StartWith("  [1/3] pass  task_01 fix_failing_test · run 1 attempt 2");
        run.Output.Should().Contain("score           1/1").And.Contain("invalid         no run; 1 invalid attempts cost $0.0012");
    }

    [Fact]
    public void I_see_the_table_the_totals_and_last_the_folder()
    {
        using var run = new LoggedRun();
        var folder = run.Campaign();
        foreach (var number in new[] { 1, 2, 3 })
            run.Finish(folder, number);

        run.Events.Complete();

        run.Output.Should().Contain("  task_01  fix_failing_test     3/3").And.Contain("cost            $0.0036, per pass $0.0012").And.NotContain("INCOMPLETE");
        run.Lines[^1].Should().Be(folder.FullPath);
        run.ExitsWith1.Should().BeFalse();
        File.Exists(folder.PathOf(MarkdownReport.File)).Should().BeTrue();
        folder.ReadManifest().Files.Should().ContainKey(CampaignPaths.Runs);
    }

    [Fact]
    public void The_table_comes_from_the_folder_with_the_runs_of_earlier_processes()
    {
        using var run = new LoggedRun();
        var folder = run.Campaign();
        CampaignFolder.Open(folder.FullPath).Append(LoggedRun.Record(1, LoggedRun.Accepted));

        run.Finish(folder, 2);
        run.Events.Complete();

        run.Output.Should().Contain("2/2").And.Contain("1 of 3 planned runs left no record: task_01 run 3");
    }

    [Fact]
    public void Two_campaigns_of_one_test_run_get_a_table_each()
    {
        using var run = new LoggedRun();
        CampaignFolder[] folders = [run.Campaign("model-a"), run.Campaign("model-b")];
        foreach (var folder in folders)
            run.Finish(folder, 1);

        run.Events.Complete();

        run.Lines[^2..].Should().Equal(folders.Select(folder => folder.FullPath));
        run.Lines.Should().Contain(folders.Select(folder => folder.Id));
    }

    [Fact]
    public void Nothing_is_printed_when_no_agentic_task_ran()
    {
        using var run = new LoggedRun();

        run.Report(1, TestOutcome.Failed, error: "an ordinary test", isRow: false);
        run.Events.Complete();

        run.Output.Should().BeEmpty();
        run.ExitsWith1.Should().BeFalse();
    }

    [Fact]
    public void A_second_result_of_the_same_row_is_not_counted_again()
    {
        using var run = new LoggedRun();
        var folder = run.Campaign();
        run.Finish(folder, 1);

        run.Report(folder, LoggedRun.Record(1, LoggedRun.Accepted));

        run.Lines.Should().ContainSingle();
    }

    [Theory]
    [InlineData(true, false, "INCOMPLETE: the test run was cancelled")]
    [InlineData(false, true, "INCOMPLETE: the test run was aborted")]
    public void A_run_that_was_stopped_is_called_incomplete(bool cancelled, bool aborted, string line)
    {
        using var run = new LoggedRun();
        var folder = run.Campaign();
        run.Finish(folder, 1);

        run.Events.Complete(cancelled, aborted);

        run.Lines[^2..].Should().Equal(line, folder.FullPath);
        run.ExitsWith1.Should().BeTrue();
    }

    [Fact]
    public void A_test_process_that_crashed_is_never_green_even_before_its_first_run()
    {
        using var run = new LoggedRun();

        run.Events.Raise(TestMessageLevel.Error, "[xUnit.net 00:01:00] Harness.Tasks: [FATAL ERROR] Xunit.Sdk.TestPipelineException");
        run.Events.Complete();

        run.Output.Should().Be("INCOMPLETE: the test process crashed: Xunit.Sdk.TestPipelineException\n");
        run.ExitsWith1.Should().BeTrue();
    }

    [Fact]
    public void A_reported_run_that_is_not_in_the_folder_is_named()
    {
        using var run = new LoggedRun();
        var folder = run.Campaign();

        run.Report(folder, LoggedRun.Record(2, LoggedRun.Accepted));
        run.Events.Complete();

        run.Output.Should().Contain("task_01 run 2 attempt 1 was reported, but is not in runs.jsonl");
        run.ExitsWith1.Should().BeTrue();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{}")]
    public void A_broken_attachment_is_a_clear_line_and_exit_code_1_not_an_exception(string content)
    {
        using var run = new LoggedRun();

        run.Report(1, TestOutcome.Passed, content);

        run.Output.Should().StartWith("harness logger: ");
        run.ExitsWith1.Should().BeTrue();
    }

    [Fact]
    public void One_broken_campaign_does_not_hide_the_other()
    {
        using var run = new LoggedRun();
        CampaignFolder[] folders = [run.Campaign("model-a"), run.Campaign("model-b")];
        foreach (var folder in folders)
            run.Finish(folder, 1);
        File.AppendAllText(folders[0].PathOf(CampaignPaths.Runs), "broken\n");

        run.Events.Complete();

        run.Output.Should().Contain("harness logger: ").And.Contain("line 2").And.Contain($"{folders[1].Id}\n");
        run.Lines[^2..].Should().Equal(folders.Select(folder => folder.FullPath));
        run.ExitsWith1.Should().BeTrue();
    }

    [Fact]
    public void A_pull_request_gets_the_table_in_its_job_summary()
    {
        var summary = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.md");
        using var run = new LoggedRun(environment: ("GITHUB_STEP_SUMMARY", summary));
        try
        {
            File.WriteAllText(summary, "before\n");
            run.Finish(run.Campaign(), 1, LoggedRun.Rejected with { ToolCalls = 0 });

            run.Events.Complete();

            File.ReadAllText(summary).Should().StartWith("before\n## 2026-05-19-qwen3-coder-30b-agentic-core-v1\n")
                .And.Contain("| task_01 fix_failing_test | 0/1 |").And.Contain("**Score 0/1**");
        }
        finally
        {
            File.Delete(summary);
        }
    }

    [Fact]
    public void Who_misspells_a_filter_is_told_that_it_matched_nothing()
    {
        using var run = new LoggedRun();

        run.Events.Start("Task=task_o1");
        run.Events.Complete();

        run.Lines.Should().ContainSingle().Which.Should().StartWith("No row matches the filter 'Task=task_o1'.");
    }

    [Fact]
    public void A_filter_that_matches_only_other_tests_is_no_mistake()
    {
        using var run = new LoggedRun();

        run.Events.Start("Category=Smoke");
        run.Report(1, TestOutcome.Passed, isRow: false);
        run.Events.Complete();

        run.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, false, null, false)]
    [InlineData(null, true, null, true)]
    [InlineData("auto", true, "1", false)]
    [InlineData("always", false, "1", true)]
    [InlineData("NEVER", true, null, false)]
    public void Colour_is_used_only_when_it_is_wanted(string? parameter, bool terminal, string? noColor, bool coloured)
    {
        using var run = new LoggedRun(parameter, terminal, noColor is null ? [] : [("NO_COLOR", noColor)]);

        run.Finish(run.Campaign(), 1, new RunFacts { Fault = InvalidCause.ProviderError });

        run.Output.Contains('\e', StringComparison.Ordinal).Should().Be(coloured);
    }

    [Fact]
    public void A_misspelt_colour_stops_the_run_before_it_costs_anything() =>
        FluentActions.Invoking(() => new LoggedRun("sometimes")).Should().Throw<ArgumentException>()
            .WithMessage("*Color is 'sometimes'; allowed are auto, always and never*");
}
