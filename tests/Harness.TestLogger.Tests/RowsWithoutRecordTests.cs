using Harness.Campaigns.Plans;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;

namespace Harness.TestLogger.Tests;

/// <summary>Rows that ended before there was a run to record.</summary>
public sealed class RowsWithoutRecordTests
{
    [Fact]
    public void A_row_that_failed_before_it_could_be_recorded_shows_its_error()
    {
        using var run = new LoggedRun();

        run.Report(1, TestOutcome.Failed, error: "\nMODEL 'x' is not in the catalog\e[31m\n   at Somewhere()");
        run.Report(2, TestOutcome.Failed, error: "MODEL 'x' is not in the catalog");
        run.Events.Complete();

        run.Lines.Where(line => line.Contains("ERROR")).Should().Equal("  ERROR task_01 fix_failing_test · run 1: MODEL 'x' is not in the catalog");
        run.Output.Should().Contain("2 rows ended without a record; the first: MODEL 'x' is not in the catalog").And.NotContain("\e");
        run.ExitsWith1.Should().BeTrue();
    }

    [Fact]
    public void Rows_without_a_record_show_each_reason_once()
    {
        using var run = new LoggedRun();

        run.Report(1, TestOutcome.Failed, error: "the first reason");
        run.Report(2, TestOutcome.Failed, error: "the second reason");
        run.Report(3, TestOutcome.Failed, error: "the first reason");
        run.Events.Complete();

        run.Lines.Where(line => line.Contains("ERROR")).Should().Equal(
            "  ERROR task_01 fix_failing_test · run 1: the first reason",
            "  ERROR task_01 fix_failing_test · run 2: the second reason");
        run.Output.Should().Contain("3 rows ended without a record; the first: the first reason");
    }

    [Fact]
    public void A_row_that_passes_without_a_record_is_not_green()
    {
        using var run = new LoggedRun();

        run.Report(1, TestOutcome.Passed);

        run.Output.Should().Contain("passed without a record, so nothing was measured");
        run.ExitsWith1.Should().BeTrue();
    }

    [Fact]
    public void A_row_that_was_skipped_on_purpose_says_why_and_is_no_error()
    {
        using var run = new LoggedRun();

        run.Report(1, TestOutcome.Skipped, error: "curtailed: the verdict cannot change");
        run.Events.Complete();

        run.Output.Should().Be("  skip  task_01 fix_failing_test · run 1: curtailed: the verdict cannot change\n");
        run.ExitsWith1.Should().BeFalse();
    }

    [Fact]
    public void A_plan_is_shown_once_and_is_no_error()
    {
        using var run = new LoggedRun();

        run.Report(1, TestOutcome.Skipped, error: CampaignPlan.Mark + "\nprice       unknown\e[31m");
        run.Report(2, TestOutcome.Skipped, error: CampaignPlan.Mark + "\nprice       unknown\e[31m");
        run.Events.Complete();

        run.Lines.Count(line => line.Contains(CampaignPlan.Mark, StringComparison.Ordinal)).Should().Be(1);
        run.Output.Should().Contain("  price       unknown").And.NotContain("\e").And.NotContain("skip");
        run.ExitsWith1.Should().BeFalse();
    }
}
