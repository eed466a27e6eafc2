using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Reports;

public sealed class ConsoleTests
{
    [Fact]
    public void The_table_is_the_golden_one() => GoldenFile.ShouldMatch("table.txt", Lines(SampleCampaign.Summary, Ink.Plain));

    [Fact]
    public void Unknown_costs_are_the_word_unknown()
    {
        var table = Lines(SampleCampaign.WithUnknownCost, Ink.Plain);

        table.Should().Contain("cost            unknown, per pass unknown").And.NotContain("$0.0000");
    }

    [Fact]
    public void Requests_that_may_have_been_billed_unseen_are_said_to_be_missing_from_the_cost()
    {
        var summary = CampaignSummary.Of(Sample.Manifest(), new CampaignRuns([Sample.Passed() with { UnpricedRequests = 2 }, Sample.Passed(run: 2) with { UnpricedRequests = 1 }], []));

        Lines(summary, Ink.Plain).Should().Contain("  not in the cost 3 requests without a readable answer; the provider may have billed them");
        MarkdownReport.Write(summary).Should().Contain("[Unobserved] whether 3 requests without a readable answer were billed");
        Lines(SampleCampaign.Summary, Ink.Plain).Should().NotContain("not in the cost");
    }

    [Fact]
    public void The_live_lines_are_the_golden_ones()
    {
        var line = new LiveLine(Ink.Plain, 160);

        GoldenFile.ShouldMatch("live.txt", string.Concat(SampleCampaign.Records.Select((run, i) => line.Of(run, i + 1, 30) + "\n")));
    }

    [Fact]
    public void A_pass_is_one_line_with_time_turns_tokens_and_cost() =>
        new LiveLine(Ink.Plain).Of(Sample.Passed()).Should()
            .Be("  pass  task_01 fix_failing_test · run 1                3.2 s   4 turns     1,234 tok  $0.0012");

    [Fact]
    public void An_unknown_cost_of_a_run_is_never_zero() =>
        new LiveLine(Ink.Plain).Of(Sample.Passed() with { CostUsd = null, Usage = new TokenUsage() }).Should().EndWith("unknown tok  cost unknown");

    [Theory]
    [InlineData(InvalidCause.Curtailed, 4, "skip")]
    [InlineData(InvalidCause.BudgetStopped, 0, "skip")]
    [InlineData(InvalidCause.BudgetStopped, 4, "INVALID")]
    [InlineData(InvalidCause.RateLimited, 0, "INVALID")]
    public void A_run_that_was_left_out_on_purpose_is_skipped(InvalidCause cause, int requests, string verdict) =>
        new LiveLine(Ink.Plain).Of(Sample.Passed() with { Outcome = new Outcome(OutcomeKind.Invalid, cause), Requests = requests }).Should().StartWith($"  {verdict}  task_01");

    [Fact]
    public void A_line_fits_the_terminal() =>
        PlainText.Width(new LiveLine(Ink.Plain, 150).Of(Sample.Failed() with { FailedChecks = [new FailedCheck("c", [new string('模', 500)])] }, 7, 30))
            .Should().BeInRange(148, 150);

    [Fact]
    public void Model_text_cannot_send_commands_to_the_terminal()
    {
        var line = new LiveLine(Ink.Plain).Of(Sample.Failed() with { FailedChecks = [new FailedCheck("c", [SampleCampaign.Hostile])] });

        line.Should().NotContainAny("\e", "\r", "\n", "\u202E");
    }

    [Fact]
    public void Colour_comes_only_when_asked_and_only_from_the_harness()
    {
        var run = Sample.Invalid(cause: InvalidCause.SandboxLost) with { Error = "\e[35mpurple" };

        new LiveLine(Ink.Colour).Of(run).Should().Contain("\e[33mINVALID\e[0m").And.NotContain("\e[35m");
        Lines(SampleCampaign.Summary, Ink.Plain).Should().NotContain("\e");
        Lines(SampleCampaign.Summary, Ink.Colour).Should().Contain("\e[31m2/5\e[0m");
    }

    private static string Lines(CampaignSummary summary, Ink ink) => string.Concat(new ConsoleTable(ink).Lines(summary).Select(line => line + "\n"));
}
