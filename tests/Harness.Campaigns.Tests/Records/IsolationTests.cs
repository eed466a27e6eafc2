using System.Text.Json;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Records;

public sealed class IsolationTests
{
    private static readonly IsolationReport Bwrap = Report("bwrap", "0.8.0");

    [Fact]
    public void A_run_says_in_few_bytes_what_was_in_force()
    {
        var whole = Sample.Passed() with { Sandbox = "bwrap", Isolation = RunIsolation.Of(Bwrap) };
        var reduced = whole with { Isolation = RunIsolation.Of(Report("bwrap", "0.8.0", IsolationGuard.Memory, IsolationGuard.Disk)) };

        GoldenFile.ShouldMatch("run-record-v1-isolation.jsonl", Line(whole) + Line(reduced));
        (Line(whole).Length - Line(Sample.Passed()).Length).Should().BeLessThan(70);
        JsonSerializer.Deserialize<RunRecord>(Line(reduced), RecordJson.Line).Should().BeEquivalentTo(reduced);
    }

    [Fact]
    public void A_record_of_a_version_that_made_no_probe_does_not_say() =>
        JsonSerializer.Deserialize<RunRecord>(Line(Sample.Passed()), RecordJson.Line)!.Isolation.Should().BeNull();

    [Fact]
    public void A_campaign_goes_on_with_another_version_and_with_no_other_guard_limit_or_sandbox()
    {
        var manifest = With(Bwrap);

        manifest.BlockingDifferences(With(Report("bwrap", "0.11.0"))).Should().BeEmpty();
        manifest.BlockingDifferences(With(Report("bwrap", "0.8.0", IsolationGuard.Memory))).Select(d => d.ToString()).Should().Equal("guard memory: in force -> not in force");
        manifest.BlockingDifferences(With(Bwrap with { Limits = new Dictionary<string, string> { ["memory"] = "2 GiB" } })).Select(d => d.ToString()).Should().Equal("limit memory: 1 GiB -> 2 GiB");
        manifest.BlockingDifferences(With(Report("docker", "28"))).Select(d => d.ToString()).Should().Equal("sandbox: bwrap -> docker");
        (manifest with { Isolation = null }).BlockingDifferences(manifest).Should().BeEmpty("it was begun by a version that made no probe");
    }

    [Fact]
    public void The_report_prints_what_was_in_force_and_the_limits()
    {
        var page = MarkdownReport.Write(CampaignSummary.Of(With(Report("bwrap", "0.8.0", IsolationGuard.Memory)), new CampaignRuns([], [])));

        page.Should().Contain("| sandbox | bwrap 0.8.0, 11 of 12 guards |")
            .And.Contain("| files | yes | by mounts |\n| network | yes | by mounts |")
            .And.Contain("| memory | **no** | by mounts |")
            .And.Contain("Limits of one program, with everything that it starts: memory 1 GiB.");
    }

    [Fact]
    public void What_a_probe_printed_is_no_markup()
    {
        var hostile = Bwrap with { Version = "0.8\e[31m", Guards = [new IsolationGuard("files", true, "<b>x</b> | y")], Limits = new Dictionary<string, string> { ["a|b"] = "`c`" } };

        MarkdownReport.Write(CampaignSummary.Of(With(hostile), new CampaignRuns([], [])))
            .Should().NotContainAny("<b>", "\e").And.Contain(@"&lt;b&gt;x&lt;/b&gt; \| y").And.Contain(@"a\|b \`c\`");
    }

    [Theory]
    [InlineData(null, "none (trusted scripted model)")]
    [InlineData("some-model", "none: code that the model writes runs as you, with your files and your network")]
    public void The_table_says_when_nothing_isolated(string? modelId, string words)
    {
        var manifest = With(new IsolationReport { Provider = "none", Guards = [] }) with { ModelId = modelId };

        Table(manifest).Should().Contain("  sandbox         " + words);
        IsolationText.IsUnguarded(manifest).Should().Be(modelId is not null);
    }

    [Fact]
    public void The_table_names_the_sandbox_and_how_much_of_it_holds() =>
        Table(With(Bwrap)).Should().Contain("  sandbox         bwrap 0.8.0, 12 of 12 guards");

    private static IEnumerable<string> Table(CampaignManifest manifest) =>
        new ConsoleTable(Ink.Plain).Lines(CampaignSummary.Of(manifest, new CampaignRuns([], [])));

    private static CampaignManifest With(IsolationReport report) => Sample.Manifest() with { Sandbox = report.Provider, Isolation = report };

    private static IsolationReport Report(string provider, string version, params string[] missing) => new()
    {
        Provider = provider,
        Version = version,
        Guards = [.. IsolationGuard.All.Select(guard => new IsolationGuard(guard, !missing.Contains(guard), "by mounts"))],
        Limits = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["memory"] = "1 GiB" },
    };

    private static string Line(RunRecord record) => JsonSerializer.Serialize(record, RecordJson.Line) + "\n";
}
