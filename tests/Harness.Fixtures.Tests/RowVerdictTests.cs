using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Fixtures.Tests;

public sealed class RowVerdictTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CampaignFolder _campaign;
    private readonly RunRecord _passed = new()
    {
        Suite = "suite-v1",
        Task = "task_01",
        Name = "name",
        Run = 2,
        Model = "scripted:wrong",
        Outcome = new Outcome(OutcomeKind.Passed),
        Facts = new RunFacts(),
        StartedAt = DateTimeOffset.UnixEpoch,
        Turns = 4,
        Seconds = 3.21,
        Transcript = "transcripts/task_01/run2.jsonl",
        Diff = "workspaces/task_01/run2.diff",
    };

    public RowVerdictTests() => _campaign = CampaignFolder.Create(_folder.Path, new DateOnly(2026, 1, 2), "m", "suite-v1");

    [Fact]
    public void A_run_that_was_not_made_for_want_of_money_is_skipped_and_one_that_was_stopped_on_its_way_is_invalid()
    {
        var stopped = _passed with { Outcome = new Outcome(OutcomeKind.Invalid, InvalidCause.BudgetStopped), Error = "the campaign's money does not suffice" };

        FluentActions.Invoking(() => RowVerdict.Report([stopped with { Requests = 0 }], _campaign, null)).Should().Throw<RunSkippedException>()
            .WithMessage("$XunitDynamicSkip$invalid: budget_stopped*money does not suffice*");
        FluentActions.Invoking(() => RowVerdict.Report([stopped with { Requests = 1 }], _campaign, null)).Should().Throw<RunInvalidException>();
    }

    [Fact]
    public void A_passed_run_writes_where_to_look_and_does_not_throw()
    {
        var output = new SpyOutput();

        RowVerdict.Report([_passed], _campaign, output);

        output.Lines.Should().Equal(
            "passed, 4 turns, 3.2 s",
            "transcript: " + _campaign.PathOf(_passed.Transcript!),
            "diff:       " + _campaign.PathOf(_passed.Diff!));
    }

    [Fact]
    public void A_row_that_was_made_again_says_what_was_lost_before()
    {
        var output = new SpyOutput();
        var lost = _passed with { Outcome = new Outcome(OutcomeKind.Invalid, InvalidCause.RateLimited), Error = "gave up after 5 attempts" };

        RowVerdict.Report([lost, _passed with { Attempt = 2 }], _campaign, output);

        output.Lines[0].Should().Be("passed, 4 turns, 3.2 s");
        output.Lines[^1].Should().Be("replaced:   attempt 1, invalid: rate_limited: gave up after 5 attempts");
    }

    [Fact]
    public void A_failed_run_says_how_why_where_to_look_and_how_to_run_it_again()
    {
        var lines = Thrown<RunFailedException>(_passed with
        {
            Turns = 1,
            Outcome = new Outcome(OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.NoWork, QuickFail: true),
            FailedChecks = [new FailedCheck("answer.txt", ["first\nreason", "second"]), new FailedCheck("builds", ["third"])],
        });

        lines[..7].Should().Equal(
            "wrong_answer (no_work), quick fail, 1 turn, 3.2 s",
            "  answer.txt: first",
            "  reason",
            "  answer.txt: second",
            "  builds: third",
            "transcript: " + _campaign.PathOf(_passed.Transcript!),
            "diff:       " + _campaign.PathOf(_passed.Diff!));
        lines[7].Should().StartWith("run again:  ").And.Contain("scripted:wrong").And.Contain("dotnet test ").And.EndWith("--filter \"Task=task_01&Run=2\"");
    }

    [Fact]
    public void A_mode_that_only_repeats_the_shape_is_said_once()
    {
        Thrown<RunFailedException>(_passed with { Outcome = new Outcome(OutcomeKind.Failed, Shape: FailureShape.GaveUpMidPlan, Mode: FailureMode.GaveUpMidPlan) })[0]
            .Should().Be("gave_up_mid_plan, 4 turns, 3.2 s");
    }

    [Fact]
    public void An_invalid_run_says_its_cause_and_its_cure()
    {
        var lines = Thrown<RunInvalidException>(_passed with
        {
            Outcome = new Outcome(OutcomeKind.Invalid, InvalidCause.ProviderError),
            Error = "HTTP 401: bad key\nset LOCAL_KEY",
            Transcript = null,
            Diff = null,
        });

        lines[..3].Should().Equal("invalid: provider_error, 4 turns, 3.2 s", "  HTTP 401: bad key", "  set LOCAL_KEY");
        lines.Should().HaveCount(4);
    }

    [Fact]
    public void Hostile_text_moves_no_cursor_and_forges_no_line()
    {
        const string hostile = "\u001b[2J\u001b]0;owned\u0007before\rpassed, 1 turn\u202egnp.exe\u0085next\u2028line";

        var message = string.Join('\n', Thrown<RunFailedException>(_passed with
        {
            Model = hostile,
            Outcome = new Outcome(OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.WrongAnswer),
            FailedChecks = [new FailedCheck(hostile, [hostile])],
        }));

        message.Where(c => c != '\n' && (char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator))
            .Should().BeEmpty();
        message.Split('\n').Should().NotContain(l => l.StartsWith("passed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_models_name_is_quoted_for_the_shell_that_it_is_pasted_into()
    {
        var failed = _passed with { Outcome = new Outcome(OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.WrongAnswer), Model = "my model'; rm -rf ~" };

        var again = Thrown<RunFailedException>(failed)[^1];

        again.Should().Contain(OperatingSystem.IsWindows() ? "'my model''; rm -rf ~'" : @"MODEL='my model'\''; rm -rf ~' dotnet");
    }

    [Fact]
    public void The_exceptions_of_a_row_blame_no_line_of_code()
    {
        var report = () => RowVerdict.Report([_passed with { Outcome = new Outcome(OutcomeKind.Invalid, InvalidCause.Cancelled) }], _campaign, null);

        report.Should().Throw<RunInvalidException>().Which.StackTrace.Should().BeEmpty();
        typeof(RunFailedException).GetInterfaces().Should().Contain(i => i.Name == "IAssertionException", "xunit tells failures from errors by it");
        typeof(RunInvalidException).GetInterfaces().Should().NotContain(i => i.Name == "IAssertionException");
    }

    public void Dispose() => _folder.Dispose();

    private string[] Thrown<T>(RunRecord record) where T : Exception
    {
        var report = () => RowVerdict.Report([record], _campaign, new SpyOutput());
        return report.Should().Throw<T>().Which.Message.Split('\n');
    }

    private sealed class SpyOutput : ITestOutputHelper
    {
        public List<string> Lines { get; } = [];

        public string Output => string.Join('\n', Lines);

        public void Write(string message) => Lines.AddRange(message.Split('\n'));

        public void Write(string format, params object[] args) => throw new NotSupportedException();

        public void WriteLine(string message) => Lines.AddRange(message.Split('\n'));

        public void WriteLine(string format, params object[] args) => throw new NotSupportedException();
    }
}
