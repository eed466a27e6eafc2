using Harness.Campaigns.Records;
using Harness.Campaigns.Tests;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;

namespace Harness.TestLogger.Tests;

/// <summary>Sink: everything that the logger prints, and GitHub's job summary.</summary>
public sealed class HostileLoggerTests
{
    private const int LongestLine = 1_000;

    public static IEnumerable<TheoryDataRow<string>> Samples => HostileText.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_whole_run_prints_its_lines_and_does_nothing(string sample)
    {
        var text = HostileText.Of(sample);
        using var run = new LoggedRun();
        var folder = run.Campaign();

        run.Finish(folder, 1, LoggedRun.Rejected, text);
        run.Report(folder, folder.Append(LoggedRun.Record(2, LoggedRun.Rejected) with { Name = text, Error = text, Model = text }));
        run.Report(3, TestOutcome.Failed, error: text);
        run.Events.Complete();

        HostileText.Harm(run.Output, LongestLine).Should().BeEmpty();
        run.Lines.Count(line => line.Contains("FAIL  task_01", StringComparison.Ordinal)).Should().Be(2);
        run.Output.Should().Contain("score           0/2");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_job_summary_has_the_lines_that_it_has_for_harmless_text(string sample)
    {
        var summary = JobSummary(HostileText.Of(sample));

        summary.Split('\n').Should().HaveCount(JobSummary("x").Split('\n').Length);
        summary.Should().NotContainAny("<script", "<img", "://").And.NotMatchRegex(@"(?<!\\)\]\(", "no bracket of the text ends a link");
        HostileText.Harm(summary, 5_000).Should().BeEmpty();
    }

    private static string JobSummary(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var run = new LoggedRun(environment: ("GITHUB_STEP_SUMMARY", file));
            var folder = run.Campaign();
            folder.UpdateManifest(manifest => manifest with { Plan = [new PlannedTask("task_01", text, [1])] });
            run.Report(folder, folder.Append(LoggedRun.Record(1, LoggedRun.Rejected) with { Name = text }));
            run.Events.Complete();
            return File.ReadAllText(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
