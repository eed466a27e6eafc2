using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Reports;

/// <summary>A replay is never mistaken for a measurement, and what diverged is read without looking for it.</summary>
public class ReplayReportTests
{
    private static readonly Divergence Changed = new(3, "$.messages[5].content", "\"4 | passed\"", "\"3 | passed\"");

    [Fact]
    public void The_report_says_that_it_is_a_replay_and_names_each_divergence()
    {
        var page = MarkdownReport.Write(Replay(Changed));

        page.Should().Contain("**A replay of the recorded answers of recorded-1 ").And.Contain("this is no measurement");
        page.Should().Contain("## Divergences from the recording\n\n1 of 2 runs (verified: runs.jsonl)");
        page.Should().Contain("### task_01 run 2\n\n- request 3 differs: \\$.messages").And.NotContain("4 | passed", "a pipe of a tool's text breaks no table");
    }

    [Fact]
    public void The_table_says_it_too()
    {
        var lines = new ConsoleTable(Ink.Plain).Lines(Replay(Changed)).ToList();

        lines[1].Should().Be("a replay of recorded-1, no measurement: recorded answers, today's tools and checkers");
        lines.Should().ContainSingle(line => line.StartsWith("  divergences     1 in 1 run, which change no verdict; task_01 run 2: request 3 differs: $.messages[5].content: cassette", StringComparison.Ordinal));
        new ConsoleTable(Ink.Plain).Lines(Replay()).Should().Contain("  divergences     none: every request was the recorded one");
    }

    [Fact]
    public void A_replayed_run_that_passed_shows_its_first_divergence()
    {
        new LiveLine(Ink.Plain).Of(Sample.Passed() with { Divergences = [Changed] }).Should().Contain("  diverged: request 3 differs: $.messages[5]");
        new LiveLine(Ink.Plain).Of(Sample.Passed() with { Divergences = [] }).Should().NotContain("diverged");
    }

    [Fact]
    public void A_measurement_says_nothing_of_replays()
    {
        var summary = CampaignSummary.Of(Sample.Manifest(), new CampaignRuns([Sample.Passed()], []));

        MarkdownReport.Write(summary).Should().NotContain("replay").And.NotContain("Divergences");
        string.Join('\n', new ConsoleTable(Ink.Plain).Lines(summary)).Should().NotContain("replay").And.NotContain("divergences");
    }

    private static CampaignSummary Replay(params Divergence[] divergences) => CampaignSummary.Of(
        Sample.Manifest() with { ReplayOf = "recorded-1" },
        new CampaignRuns([Sample.Passed() with { Divergences = [] }, Sample.Passed(run: 2) with { Divergences = divergences }], []));
}
