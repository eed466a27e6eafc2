using Harness.Campaigns.Records;

namespace Harness.Tool.Tests.Gating;

/// <summary>Baselines and what <c>gate</c> refuses; verdicts on campaigns that are made for it are in the end-to-end tests.</summary>
public sealed class GateTests(RecordedBaseline baseline) : IClassFixture<RecordedBaseline>, IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task A_baseline_is_begun_listed_shown_and_removed()
    {
        var id = Campaign("2026-05-19").Id;

        var added = await _repository.RunAsync("baseline", "add", id, Campaign("2026-05-20").Id);
        var listed = await _repository.RunAsync("baseline", "list");
        var shown = await _repository.RunAsync("baseline", "show", "main", "--json");
        var removed = await _repository.RunAsync("baseline", "remove", "main", "--json");

        added.ExitCode.Should().Be(0, added.Everything);
        added.Output.Should().Contain("2 of 4 runs passed, 50.0 %").And.NotContain("\e");
        listed.Output.Should().Contain("main  qwen3-coder-30b  agentic-core-v1          2     4  50.0 %  2026-05-19 to 2026-05-20");
        shown.Json.GetProperty("campaigns")[0].GetProperty("id").GetString().Should().Be(id);
        removed.ExitCode.Should().Be(0);
        removed.Json.GetProperty("removed").GetString().Should().Be("main");
        File.Exists(Path.Combine(_repository.Folder, "fixtures", "baselines", "main.json")).Should().BeFalse();
    }

    [Fact]
    public async Task One_campaign_that_is_refused_leaves_the_baseline_as_it_was()
    {
        var incomplete = RecordedCampaign.In(_repository, date: "2026-01-01");
        var good = Campaign("2026-05-19");

        var added = await _repository.RunAsync("baseline", "add", good.Id, incomplete.Id);

        added.ExitCode.Should().Be(1);
        added.Errors.Should().Contain($"{incomplete.Id} is refused: it is incomplete: 1 planned run not made").And.Contain("it was never sealed");
        Directory.Exists(Path.Combine(_repository.Folder, "fixtures", "baselines")).Should().BeFalse();
    }

    [Theory]
    [InlineData("--baseline NAME says", "gate")]
    [InlineData("there is no baseline", "gate", "--baseline", "gone", "--candidate", "x")]
    [InlineData("'../x' is no baseline", "gate", "--baseline", "../x", "--candidate", "x")]
    [InlineData("--alpha takes more than 0", "gate", "--baseline", "main", "--alpha", "0.9")]
    [InlineData("--non-inferiority takes percentage points", "gate", "--baseline", "main", "--non-inferiority", "100")]
    [InlineData("one of --candidate CAMPAIGN and --model NAME", "gate", "--baseline", "main")]
    [InlineData("--candidate and --model exclude each other", "gate", "--baseline", "main", "--candidate", "x", "--model", "y")]
    [InlineData("--candidate and --curtail exclude each other", "gate", "--baseline", "main", "--candidate", "x", "--curtail")]
    [InlineData("--candidate and --max-cost exclude each other", "gate", "--baseline", "main", "--candidate", "x", "--max-cost", "1")]
    [InlineData("--candidate and --project exclude each other", "gate", "--baseline", "main", "--candidate", "x", "--project", "tasks")]
    [InlineData("--curtail and --non-inferiority exclude each other", "gate", "--baseline", "main", "--model", "x", "--curtail", "--non-inferiority", "5")]
    [InlineData("--aa and --baseline exclude each other", "gate", "--aa", "main", "--baseline", "main")]
    [InlineData("--aa and --markdown exclude each other", "gate", "--aa", "main", "--markdown", "x.md")]
    [InlineData("--aa and --no-build exclude each other", "gate", "--aa", "main", "--no-build")]
    [InlineData("--json and --markdown exclude each other", "gate", "--baseline", "main", "--candidate", "x", "--json", "--markdown", "-")]
    [InlineData("there is no campaign 'gone'", "gate", "--baseline", "main", "--candidate", "gone")]
    [InlineData("the name of the campaign is empty", "gate", "--baseline", "main", "--candidate", "")]
    public async Task What_cannot_be_judged_is_refused_with_the_reason(string expected, params string[] arguments)
    {
        baseline.CopyTo(_repository);

        var command = await _repository.RunAsync(arguments);

        command.ExitCode.Should().Be(1, command.Everything);
        command.Output.Should().BeEmpty();
        command.Errors.Should().Contain(expected);
    }

    [Fact]
    public async Task A_comment_and_a_job_summary_have_the_verdict_and_the_numbers_are_json()
    {
        baseline.CopyTo(_repository);
        var candidate = Campaign("2026-05-21");
        _repository.Set("GITHUB_STEP_SUMMARY", Path.Combine(_repository.Folder, "summary.md"));

        var command = await _repository.RunAsync("gate", "--baseline", "main", "--candidate", candidate.Id, "--markdown", "made/comment.md", "--json");

        command.ExitCode.Should().Be(0, command.Everything);
        command.Json.GetProperty("outcome").GetString().Should().Be("passed");
        File.ReadAllText(Path.Combine(_repository.Folder, "made", "comment.md")).Should().StartWith("## Gate: ").And.Be(File.ReadAllText(Path.Combine(_repository.Folder, "summary.md")));
    }

    [Fact]
    public async Task A_verdict_is_printed_whatever_becomes_of_its_files_and_a_pass_without_its_file_is_an_error()
    {
        baseline.CopyTo(_repository);
        var candidate = Campaign("2026-05-21");
        _repository.File("file", "").Set("GITHUB_STEP_SUMMARY", Path.Combine(_repository.Folder, "file", "summary.md"));

        var summary = await _repository.RunAsync("gate", "--baseline", "main", "--candidate", candidate.Id);
        var comment = await _repository.RunAsync("gate", "--baseline", "main", "--candidate", candidate.Id, "--markdown", "file/comment.md");

        summary.ExitCode.Should().Be(0, summary.Everything);
        summary.Output.Should().StartWith("gate         PASSED");
        summary.Errors.Should().Contain("not written: ").And.Contain("summary.md");
        comment.ExitCode.Should().Be(1, comment.Everything);
        comment.Output.Should().StartWith("gate         PASSED");
        comment.Errors.Should().Contain("not written: file/comment.md");
    }

    [Fact]
    public async Task What_is_not_asked_for_is_taken_from_the_settings()
    {
        baseline.CopyTo(_repository);
        var candidate = Campaign("2026-05-21");
        _repository.File("harness.json", """{ "gate": "main", "gateAlpha": 0.2, "gateAlarms": true, "gateMargin": 0.9, "gateCurtail": true }""");

        var usual = await _repository.RunAsync("gate", "--candidate", candidate.Id, "--json");
        var asked = await _repository.RunAsync("gate", "--candidate", candidate.Id, "--json", "--alpha", "0.01", "--alarms", "false", "--non-inferiority", "50");

        usual.ExitCode.Should().NotBe(1, usual.Everything);
        Rules(usual).Should().Be((.2, true, .9));
        Rules(asked).Should().Be((.01, false, .5));

        static (double, bool, double) Rules(FinishedTool command) =>
            (command.Json.GetProperty("alpha").GetDouble(), command.Json.GetProperty("alarmsDecide").GetBoolean(), command.Json.GetProperty("nonInferiority").GetProperty("margin").GetDouble());
    }

    [Fact]
    public async Task The_tests_that_make_the_runs_are_told_every_rule_and_runs_that_a_margin_needs_are_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the command in dotnet's place is a shell script");
        baseline.CopyTo(_repository);
        InPlaceOfDotnet("#!/bin/sh\nenv | grep ^HARNESS_GATE | sort\nexit 1\n");
        _repository.File("harness.json", """{ "gate": "main", "gateAlpha": 0.2, "gateCurtail": true }""");

        var whole = await _repository.RunAsync("gate", "--model", "x", "--non-inferiority", "10");
        var curtailed = await _repository.RunAsync("gate", "--model", "x");
        _repository.Set("HARNESS_GATE_MARGIN", "0.1");
        var both = await _repository.RunAsync("gate", "--model", "x");

        whole.Errors.Should().Contain("HARNESS_GATE_ALARMS=0").And.Contain("HARNESS_GATE_ALPHA=0.2").And.Contain("HARNESS_GATE_CURTAIL=0").And.Contain("HARNESS_GATE_MARGIN=0.1")
            .And.Contain("HARNESS_GATE=" + Path.Combine(_repository.Folder, "fixtures", "baselines", "main.json"));
        whole.Errors.Should().Contain("the gate has no verdict: no run of agentic-core-v1 was made");
        whole.ExitCode.Should().Be(1, whole.Everything);
        curtailed.Errors.Should().Contain("HARNESS_GATE_CURTAIL=1").And.NotContain("HARNESS_GATE_MARGIN=");
        both.Errors.Should().Contain("--curtail (gateCurtail) leaves out runs, and --non-inferiority (gateMargin) needs every run");
    }

    [Fact]
    public async Task What_a_measurement_says_of_itself_stays_out_of_the_json_of_the_verdict()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the command in dotnet's place is a shell script");
        baseline.CopyTo(_repository);
        InPlaceOfDotnet("#!/bin/sh\necho 30 runs are planned\n");

        var command = await _repository.RunAsync("gate", "--baseline", "main", "--model", "x", "--json");

        command.ExitCode.Should().Be(1, command.Everything);
        command.Output.Should().BeEmpty();
        command.Errors.Should().Contain("30 runs are planned").And.Contain("the gate has no verdict");
    }

    [Fact]
    public async Task A_comment_is_printed_instead_of_the_lines()
    {
        baseline.CopyTo(_repository);

        var command = await _repository.RunAsync("gate", "--baseline", "main", "--candidate", Campaign("2026-05-21").Id, "--markdown", "-");

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().StartWith("## Gate: ").And.NotContain("gate         ");
        File.Exists(Path.Combine(_repository.Folder, "-")).Should().BeFalse();
    }

    public void Dispose() => _repository.Dispose();

    // What makes the runs, in a repository that has a suite.
    private void InPlaceOfDotnet(string text)
    {
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "tasks"));
        var script = Path.Combine(_repository.Folder, "dotnet.sh");
        File.WriteAllText(script, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _repository.Set("DOTNET_HOST_PATH", script);
    }

    private CampaignFolder Campaign(string date) => SealedCampaign.In(_repository, date);
}
