using Harness.Campaigns.Gating;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Gating;

public sealed class GateVerdictTests : IDisposable
{
    private static readonly GateRules Usual = new();

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_candidate_that_passes_as_often_passes_the_gate_and_the_claims_are_worded_apart()
    {
        var verdict = Judge(_ => 3);

        verdict.Outcome.Should().Be(GateOutcome.Passed);
        var text = Text(verdict);
        text.Should().Contain("gate         PASSED").And.Contain("this suite   No loss detected on this suite: 30 of 30 runs passed").And.Contain("such tasks   Not shown for tasks like these:");
        text.Should().Contain("baseline     main: qwen3-coder-30b, 3 campaigns, 84 of 90 runs passed, 2026-05-01 to 2026-05-03 (17 days before the candidate), answered as qwen3-coder-30b-a3b");
        text.Should().Contain("candidate    2026-05-20-qwen3-coder-30b-agentic-core-v1: qwen3-coder-30b, 30 of 30 runs passed, answered as qwen3-coder-30b-a3b\n");
    }

    [Fact]
    public void A_baseline_that_is_newer_is_said_to_come_after_the_candidate()
    {
        var verdict = GateVerdict.Of(GateSample.Baseline(_folder.Path), GateSample.Write(_folder.Path, _ => 3, day: 20, manifest: manifest => manifest with { CreatedAt = new DateTimeOffset(2026, 4, 30, 8, 0, 0, TimeSpan.Zero) }), Usual);

        Text(verdict).Should().Contain("2026-05-01 to 2026-05-03 (3 days after the candidate)");
    }

    [Fact]
    public void A_candidate_that_lost_three_tasks_has_regressed()
    {
        var verdict = Judge(task => task < 3 ? 0 : 3);

        verdict.Outcome.Should().Be(GateOutcome.Regressed);
        verdict.Reason.Should().StartWith("Worse on this suite: 21 of 30 runs passed where ");
        verdict.Alarms.Select(task => task.Task).Should().Equal(["task_03"], "the first two failed before too");
    }

    [Fact]
    public void An_alarm_of_one_task_warns_and_decides_only_when_it_was_asked_to_at_half_the_level()
    {
        static int Passed(int task) => task == 9 ? 0 : 3;

        var usual = Judge(Passed, new GateRules { Alpha = .01 });
        var alarmed = Judge(Passed, new GateRules { AlarmsDecide = true });

        usual.Outcome.Should().Be(GateOutcome.Passed);
        alarmed.Rules.LevelOfEach.Should().Be(.025);
        alarmed.Outcome.Should().Be(alarmed.Alarms.Any() || alarmed.Suite.P <= .025 ? GateOutcome.Regressed : GateOutcome.Passed);
        Judge(Passed).Warnings.Should().ContainSingle(warning => warning.Contains("task_10 passed less often", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_were_never_made_are_incomplete_and_rows_that_could_not_be_measured_are_inconclusive()
    {
        var incomplete = Judge(_ => 3, change: r => r.Run == 3 && r.Task is "task_01" or "task_02" or "task_03" or "task_04" ? null : r);
        var cancelled = Judge(_ => 3, change: r => r.Run > 1 ? GateSample.AsInvalid(r, InvalidCause.Cancelled) : r);
        var invalid = Judge(_ => 3, change: r => r.Run == 3 && r.Task != "task_01" ? GateSample.AsInvalid(r, InvalidCause.RateLimited) : r);

        incomplete.Outcome.Should().Be(GateOutcome.Incomplete);
        incomplete.Reason.Should().Contain("4 runs not made").And.Contain("run --resume 2026-05-20-");
        cancelled.Outcome.Should().Be(GateOutcome.Incomplete);
        invalid.Outcome.Should().Be(GateOutcome.Inconclusive);
        invalid.Reason.Should().Contain("9 runs could not be measured");
    }

    [Fact]
    public void One_missing_run_of_thirty_is_a_warning()
    {
        var verdict = Judge(_ => 3, change: r => r is { Task: "task_05", Run: 2 } ? null : r);

        verdict.Outcome.Should().Be(GateOutcome.Passed);
        verdict.Warnings.Should().Contain("1 of 30 planned runs have no verdict");
    }

    [Fact]
    public void A_changed_task_is_left_out_by_name_and_two_are_inconclusive()
    {
        var one = Judge(_ => 3, change: r => r.Task == "task_07" ? Changed(r) : r);
        var two = Judge(_ => 3, change: r => r.Task is "task_07" or "task_08" ? Changed(r) : r);

        one.Outcome.Should().Be(GateOutcome.Passed);
        one.Warnings.Should().Contain("task_07 is in no number: changed since the baseline: prompt");
        one.Suite.Candidate.Valid.Should().Be(27);
        two.Outcome.Should().Be(GateOutcome.Inconclusive);
        two.Reason.Should().StartWith("2 of the baseline's 10 tasks cannot be compared (task_07 changed");

        static RunRecord Changed(RunRecord run) => run with { Fingerprint = new SortedDictionary<string, string> { ["prompt"] = "zz", ["workspace"] = "bb" } };
    }

    [Fact]
    public void What_may_not_be_compared_at_all_is_refused()
    {
        var baseline = GateSample.Baseline(_folder.Path);
        var prompt = GateSample.Write(_folder.Path, _ => 3, day: 20, manifest: m => m with { Fingerprint = new SortedDictionary<string, string> { ["system_prompt"] = "other" } });
        var itself = CampaignFolder.Open(Path.Combine(_folder.Path, baseline.Campaigns[0].Id));

        FluentActions.Invoking(() => GateVerdict.Of(baseline, prompt, Usual)).Should().Throw<NotComparableException>().WithMessage("*the system prompt has changed*");
        FluentActions.Invoking(() => GateVerdict.Of(baseline, itself, Usual)).Should().Throw<NotComparableException>().WithMessage("*would be compared with itself*");
    }

    [Fact]
    public void Non_inferiority_passes_only_what_was_shown()
    {
        Judge(_ => 3, new GateRules { Margin = .2 }).Outcome.Should().Be(GateOutcome.Passed);
        Judge(_ => 3, new GateRules { Margin = .01 }).Outcome.Should().Be(GateOutcome.Inconclusive);
        Judge(_ => 0, new GateRules { Margin = .2 }).Outcome.Should().Be(GateOutcome.Regressed);
        var strict = Judge(_ => 3, new GateRules { Margin = .2, Alpha = .01 });
        Text(strict).Should().Contain("99 % interval [");
        strict.NonInferiority!.Difference.Interval.Low.Should().BeLessThan(Judge(_ => 3, new GateRules { Margin = .2 }).NonInferiority!.Difference.Interval.Low);
    }

    [Fact]
    public void Rules_that_need_every_run_do_not_judge_a_curtailed_candidate()
    {
        static RunRecord Curtail(RunRecord run) => run.Run > 1 ? GateSample.AsInvalid(run, InvalidCause.Curtailed) : run;

        var margin = Judge(_ => 3, new GateRules { Margin = .9 }, Curtail);
        var cost = Judge(_ => 3, new GateRules { MaxCostIncrease = 100 }, Curtail);

        margin.Outcome.Should().Be(GateOutcome.Inconclusive);
        margin.NonInferiority.Should().BeNull();
        margin.Reason.Should().StartWith("20 runs curtailed: ").And.EndWith("a margin needs every run");
        cost.Outcome.Should().Be(GateOutcome.Inconclusive);
        cost.Reason.Should().EndWith("a limit on the cost needs every run");
    }

    [Fact]
    public void A_curtailed_candidate_has_only_alarms_that_the_runs_left_out_could_not_change()
    {
        static RunRecord Curtail(RunRecord run) => run is { Task: "task_10", Run: > 1 } ? GateSample.AsInvalid(run, InvalidCause.Curtailed) : run;

        var open = Judge(task => task == 9 ? 0 : 3, new GateRules { AlarmsDecide = true, Alpha = .2 }, Curtail);
        var alone = Judge(task => task == 9 ? 0 : 3, new GateRules { Alpha = .04 }, run => run.Task == "task_10" ? run : GateSample.AsInvalid(run, InvalidCause.Curtailed));
        var closed = Judge(_ => 3, new GateRules { AlarmsDecide = true, Alpha = .01 }, Curtail);

        open.Outcome.Should().Be(GateOutcome.Inconclusive, open.Reason);
        open.Reason.Should().Be("2 runs curtailed, whose outcome could decide an alarm of task_10");
        Text(open).Should().Contain("p (Holm, bound)").And.NotContain("ALARM");
        alone.Alarms.Should().BeEmpty("a correction for one task is none for ten");
        closed.Outcome.Should().Be(GateOutcome.Passed, closed.Reason);
        closed.OpenAlarms.Should().BeEmpty();
    }

    [Fact]
    public void A_dearer_candidate_fails_a_limit_on_the_cost_and_an_unknown_cost_is_inconclusive()
    {
        var limit = new GateRules { MaxCostIncrease = .2 };

        Judge(_ => 3, limit, r => r with { CostUsd = .00144m }).Outcome.Should().Be(GateOutcome.Passed, "exactly 20 % is allowed");
        Judge(_ => 3, limit, r => r with { CostUsd = .0015m }).Outcome.Should().Be(GateOutcome.Regressed);
        Judge(_ => 3, limit, r => r with { CostUsd = r.Task == "task_01" ? null : .001m }).Outcome.Should().Be(GateOutcome.Inconclusive);
    }

    [Fact]
    public void Age_and_another_returned_model_are_warnings()
    {
        var baseline = GateSample.Baseline(_folder.Path);
        var candidate = GateSample.Write(_folder.Path, _ => 3, day: 20, change: r => r with { ReturnedModel = "qwen3\e[31m" }, manifest: m => m with { CreatedAt = m.CreatedAt.AddDays(40) });

        var verdict = GateVerdict.Of(baseline, candidate, Usual);

        verdict.Warnings.Should().Contain(w => w.Contains("57 days older", StringComparison.Ordinal))
            .And.Contain(w => w.Contains("answered with qwen3, in the baseline with qwen3-coder-30b-a3b", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_sampling_and_another_region_are_warnings_and_what_is_not_on_record_is_none()
    {
        static CampaignManifest In(CampaignManifest manifest, string region) => manifest with { Configuration = new SortedDictionary<string, string> { ["region"] = region } };
        static CampaignManifest Sending(CampaignManifest manifest, string sampling) => manifest with { Fingerprint = new SortedDictionary<string, string> { ["system_prompt"] = "s", ["sampling"] = sampling } };
        var baseline = BaselineAdmission.Add(null, "main", GateSample.Write(_folder.Path, _ => 3, manifest: m => In(m, "eu-west-1")));
        var changed = GateSample.Write(_folder.Path, _ => 3, day: 12, manifest: m => In(Sending(m, ""), "us-east-1\e[31m"));
        var same = GateSample.Write(_folder.Path, _ => 3, day: 13, manifest: m => In(m, "eu-west-1"));

        GateVerdict.Of(baseline, changed, Usual).Warnings.Should().Contain(["what is sent for sampling and thinking was t=0 and is nothing", "the region was eu-west-1 and is us-east-1"]);
        GateVerdict.Of(baseline, same, Usual).Warnings.Should().BeEmpty();
        GateVerdict.Of(GateSample.Baseline(_folder.Path + "/older"), changed, Usual).Warnings.Should().NotContain(warning => warning.Contains("region", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_text_reaches_neither_a_terminal_nor_a_comment()
    {
        var verdict = Judge(_ => 3, manifest: m => m with { Model = "@all <img src=x> \e]0;x\a**b**", Plan = [.. m.Plan.Select(task => task with { Name = "| x | [a](http://e.vil)" })] });

        Text(verdict).Should().NotContain("\e").And.NotContain("\a");
        GateMarkdown.Write(verdict).Should().NotContain("@all").And.NotContain("<img").And.NotContain("[a](").And.NotContain("**b**").And.NotContain("| x |");
    }

    [Fact]
    public void The_markdown_is_a_heading_a_reason_and_a_table() =>
        GateMarkdown.Write(Judge(task => task < 3 ? 0 : 3)).Should()
            .StartWith("## Gate: :x: REGRESSED\n\n**Worse on this suite: 21 of 30 runs passed")
            .And.Contain("\n| task | baseline | candidate | p (Holm) | note |\n")
            .And.Contain("\n| task_03 fix_failing_test | 9/9 | 0/3 | .045 | ALARM: worse |\n")
            .And.EndWith("\n");

    public void Dispose() => _folder.Dispose();

    private static GateVerdict Judge(Func<int, int> passed, GateRules? rules = null, Func<RunRecord, RunRecord?>? change = null, Func<CampaignManifest, CampaignManifest>? manifest = null)
    {
        using var folder = new TemporaryFolder();
        return GateVerdict.Of(GateSample.Baseline(folder.Path), GateSample.Write(folder.Path, passed, day: 20, change: change, manifest: manifest), rules ?? Usual);
    }

    private static string Text(GateVerdict verdict) => string.Join('\n', GateText.Lines(verdict));
}
