using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Harness.Campaigns.Outcomes;

namespace Harness.EndToEnd.Tests;

public sealed partial class PlainRunTests(PlainRun plain) : IClassFixture<PlainRun>
{
    private static readonly string[] FilesOfACampaign =
    [
        "campaign.json", "runs.jsonl", "pass_rate_by_task.csv", "tool_calls_by_task.csv",
        "verification/cost_breakdown.csv", "verification/failure_mode_histogram.csv", "report.md", "report.html",
    ];

    [Fact]
    public void Listing_names_every_row_and_leaves_no_campaign()
    {
        plain.Listing.ExitCode.Should().Be(0, plain.Listing.Everything);
        plain.Rows.Should().OnlyHaveUniqueItems().And.HaveCount(TaskFolders() * Suite.RunsPerTask);
        plain.Rows.Should().Contain("task_07 multi_step_plan · run 2").And.Contain("task_09 know_when_to_stop · run 1");
        plain.Listing.Output.Should().NotContain("task_09_control", "a control has no rows unless it is asked for");
        plain.CampaignsOfListing.Should().Be(0);
    }

    [Fact]
    public void Without_a_model_every_row_passes_and_the_exit_code_is_0()
    {
        plain.Command.ExitCode.Should().Be(0, plain.Command.Everything);
        plain.Measurement.Records.Should().HaveCount(plain.Rows.Count)
            .And.OnlyContain(r => r.Outcome.Kind == OutcomeKind.Passed && r.Model == "oracle" && r.CostUsd == 0);
        plain.Measurement.Records.Select(r => FormattableString.Invariant($"{r.Task} {r.Name} · run {r.Run}")).Should().BeEquivalentTo(plain.Rows);
    }

    [Fact]
    public void Each_row_has_a_live_line_and_each_task_a_line_of_the_table()
    {
        var lines = plain.Command.Lines;
        var live = lines.Select(line => LiveLine().Match(line)).Where(match => match.Success).ToList();
        live.Select(match => match.Groups["row"].Value).Should().BeEquivalentTo(plain.Rows);
        live.Select(match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)).Should().Equal(Enumerable.Range(1, plain.Rows.Count));
        live.Should().OnlyContain(match => match.Groups["total"].Value == plain.Rows.Count.ToString(CultureInfo.InvariantCulture));

        var tasks = plain.Rows.Select(row => row.Split(" · ")[0]).Distinct().ToList();
        foreach (var task in tasks)
            lines.Should().ContainSingle(line => Regex.IsMatch(line, $@"^{task.Replace(" ", " +")} +3/3 "), "the table has a line for {0}", task);
        lines.Should().Contain(line => line.StartsWith($"score           {plain.Rows.Count}/{plain.Rows.Count}  100.0 %", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_line_is_the_campaigns_folder_with_every_file_of_the_design()
    {
        var folder = plain.Command.Lines[^1];
        folder.Should().Be(plain.Measurement.Campaign.FullPath);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
        var ofRuns = plain.Measurement.Records.SelectMany(r => new[] { $"transcripts/{r.Task}/run{r.Run}.jsonl", $"workspaces/{r.Task}/run{r.Run}.diff" });
        files.Should().BeEquivalentTo([.. FilesOfACampaign, .. ofRuns]);
    }

    [Fact]
    public void The_manifest_has_the_hash_of_every_other_file()
    {
        var campaign = plain.Measurement.Campaign;
        var hashes = Directory.EnumerateFiles(campaign.FullPath, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(campaign.FullPath, file).Replace('\\', '/'), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        hashes.Remove("campaign.json");

        campaign.ReadManifest().Files.Should().BeEquivalentTo(hashes);
    }

    [Fact]
    public void Redirected_output_has_no_escape_sequences_and_no_stray_text()
    {
        plain.Command.Output.Should().NotContain("\u001b").And.NotContain("\ufffd");
        plain.Command.Errors.Should().BeEmpty();
        plain.Command.Output.Should().NotContain("Starting:", "the adapter keeps quiet");
    }

    [Fact]
    public void No_workspace_stays_behind() =>
        Directory.EnumerateFileSystemEntries(plain.Measurement.WorkFolder).Should().BeEmpty();

    public static bool HasPseudoTerminals => OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");

    [Fact(Skip = "script of util-linux makes the pseudo terminal", SkipUnless = nameof(HasPseudoTerminals))]
    public async Task In_a_terminal_the_lines_and_the_table_are_the_same_plus_colours()
    {
        await using var measurement = new Measurement();
        measurement.Set("TERM", "xterm-256color");
        var command = await measurement.Start("script", ["-qec", $"{Suite.Dotnet} test {Suite.Project} --no-build -c {Suite.Configuration} --filter Task=task_07", "/dev/null"]).FinishAsync();

        command.ExitCode.Should().Be(0, command.Output);
        command.Output.Should().Contain("\u001b[32m", "a terminal gets colours");
        var text = TerminalControl().Replace(command.Output, "");
        text.Should().NotContain("\u001b", "nothing else controls the terminal").And.NotContain("\ufffd");
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        lines.Count(line => LiveLine().IsMatch(line)).Should().Be(Suite.RunsPerTask);
        lines.Should().ContainSingle(line => line.StartsWith("task_07  multi_step_plan     3/3 ", StringComparison.Ordinal));
        lines[^1].Should().Be(measurement.Campaign.FullPath);
    }

    // A control has no rows unless it is asked for.
    private static int TaskFolders() => Directory.GetDirectories(Path.Combine(Suite.Root, "tasks"), "Task*").Count(folder => !folder.EndsWith("Control", StringComparison.Ordinal));

    [GeneratedRegex(@"^\[ *(?<number>\d+)/(?<total>\d+)\] pass  (?<row>task_\d\d \w+ · run \d+) +\d+\.\d s +\d+ turns +[\d,]+ tok  \$0\.0000$")]
    private static partial Regex LiveLine();

    // Colours, and what .NET itself writes when a process first uses a terminal: cursor keys and keypad.
    [GeneratedRegex("\u001b\\[[0-9;]*m|\u001b\\[\\?1h\u001b=")]
    private static partial Regex TerminalControl();
}
