using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Comparison;

public sealed class PairComparisonTests : IDisposable
{
    private static readonly int[] Good = [3, 3, 3, 3, 3, 3, 3, 3, 3, 3];
    private static readonly int[] Bad = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];

    private readonly TemporaryFolder _root = new();

    [Fact]
    public void The_verdict_is_that_of_the_stratified_test_and_turns_with_the_sides()
    {
        var (good, bad) = (Tally("good", Good), Tally("bad", Bad));

        PairComparison.Of(good, bad).Verdict.Kind.Should().Be(Verdict.Regressed);
        PairComparison.Of(bad, good).Verdict.Kind.Should().Be(Verdict.Improved);
        PairComparison.Of(good, bad).Verdict.P.Should().Be(PairComparison.Of(bad, good).Verdict.P);
    }

    [Fact]
    public void A_task_whose_fingerprint_differs_is_refused_by_name_and_is_in_no_number()
    {
        var before = Tally("before", Good, change: record => record.WithPrompt("aa"));
        var after = Tally("after", [0, 3, 3, 3, 3, 3, 3, 3, 3, 3], change: record => record.WithPrompt(record.Task == "task_01" ? "cc" : "aa"));

        var pair = PairComparison.Of(before, after);

        pair.Comparability.RefusedTasks.Should().ContainSingle().Which.Should().BeEquivalentTo(KeyValuePair.Create("task_01", new[] { "prompt" }));
        (pair.Verdict.Test.Passed, pair.Verdict.Kind, pair.Verdict.Test.Compared.Count).Should().Be((27, Verdict.NoDifferenceDetected, 9));
        pair.Tasks[0].Delta.Should().BeNull();
        Said(pair).OnTasks.Should().Equal("task_01 is not compared, because it is not the same task on both sides: prompt differs.");
    }

    [Fact]
    public void A_task_whose_runs_have_several_fingerprints_is_refused_by_name()
    {
        var before = Tally("before", Good, change: record => record.WithPrompt("aa"));
        var mixed = Tally("mixed", Good, change: record => record.WithPrompt(record is { Task: "task_02", Run: 3 } ? "cc" : "aa"));

        var pair = PairComparison.Of(before, mixed);

        pair.Comparability.RefusedTasks.Keys.Should().Equal("task_02");
        Said(pair).OnTasks.Should().Equal($"task_02 is not compared, because it is not the same task on both sides: prompt among the runs of {mixed.Id} differs.");
        PairComparison.Of(mixed, before).Comparability.RefusedTasks.Keys.Should().Equal("task_02");
    }

    [Fact]
    public void A_curtailed_side_is_no_sample_and_is_not_judged()
    {
        var (whole, curtailed) = (Tally("whole", Good), Tally("curtailed", Bad, change: record => record.AsCurtailed(record is { Task: "task_10", Run: 3 })));

        foreach (var pair in new[] { PairComparison.Of(whole, curtailed), PairComparison.Of(curtailed, whole) })
            (pair.Verdict.Kind, pair.Verdict.Reason).Should().Be((Verdict.Inconclusive, InconclusiveReason.Curtailed));
        curtailed.Remarks.Should().ContainSingle("a row that was left out is no invalid one").Which.Should().StartWith("was curtailed: 1 run left out");
        LeaderboardTable.FlagsOf(curtailed).Should().Equal("curtailed");
    }

    [Fact]
    public void Nothing_is_said_of_single_tasks_or_of_tasks_like_these_where_runs_were_curtailed()
    {
        var deep = Tally("deep", [10, 10, 10, 10, 10, 10, 10, 10, 10, 10], runs: 10);
        var curtailed = Tally("curtailed", [0, 0, 0, 0, 0, 0, 0, 3, 3, 3], change: record => record.AsCurtailed(record is { Task: "task_10", Run: 3 }));

        var pair = PairComparison.Of(deep, curtailed);

        pair.TasksLikeThese.Should().BeNull();
        pair.Tasks.Should().HaveCount(10).And.OnlyContain(task => task.Alarm == null && task.Delta == null);
        (Said(pair).OnTasks.Any(), Said(pair).OnTasksLikeThese).Should().Be((false, null));
        ComparisonMarkdown.Write(CampaignComparison.Of([deep, curtailed])).Should().NotContain("(-100) !").And.NotContain("became worse:").And.NotContain("tasks like these");
    }

    [Fact]
    public void What_several_comparisons_could_have_shown_is_said_at_the_level_of_their_correction()
    {
        int[] most = [8, 8, 8, 8, 8, 8, 8, 8, 8, 8];
        var pair = PairComparison.Of(Tally("one", most, runs: 10), Tally("other", most, runs: 10));

        var (alone, among) = (Said(pair), new ComparisonSentences(pair, "A", "B", 1, comparisons: 10));

        var corrected = ComparisonVerdict.Of(pair.Verdict.Baseline, pair.Verdict.Candidate, pair.Verdict.Rules with { Alpha = .005 }).DetectableDrop!;
        among.DetectableDrop.Should().Be(corrected);
        among.DetectableDrop!.Points.Should().BeGreaterThan(alone.DetectableDrop!.Points + 4);
        among.OnThisSuite.Should().Contain(FormattableString.Invariant($"Corrected for 10 comparisons, these runs had 80 % power to see a drop from 80 % to {corrected.To * 100:0} %."));
        alone.OnThisSuite.Should().Contain(" These runs had 80 % power");
    }

    [Fact]
    public void Campaigns_of_one_design_share_what_is_simulated()
    {
        var fewer = Tally("fewer", Good, change: record => record is { Task: "task_01", Run: 3 } ? record.AsInvalid() : record);
        var compared = CampaignComparison.Of([Tally("base", Good), Tally("good", Good), Tally("bad", Bad), fewer]);

        var drops = compared.Pairs.Select(pair => pair.Verdict.DetectableDropAmong(3)).ToArray();

        drops[1].Should().BeSameAs(drops[0]).And.NotBe(compared.Pairs[0].Verdict.DetectableDrop);
        drops[2].Should().NotBe(drops[0]);
    }

    [Fact]
    public void A_difference_that_the_correction_undoes_is_said_with_what_could_have_been_detected()
    {
        var said = new ComparisonSentences(PairComparison.Of(Tally("good", Good), Tally("bad", Bad)), "A", "B", correctedP: .06, comparisons: 2);

        said.Verdict.Should().Be(Verdict.NoDifferenceDetected);
        said.OnThisSuite.Should().StartWith("No difference detected on this suite, corrected for all comparisons: 5 of 30").And.Contain("Corrected for 2 comparisons, these runs had 80 % power to see a drop from");
    }

    [Fact]
    public void A_task_whose_invalid_attempts_alone_have_another_fingerprint_is_compared()
    {
        var before = Tally("before", Good, change: record => record.WithPrompt("aa"));
        var after = Tally("after", Good, change: record => record is { Task: "task_02", Run: 1 } ? record.WithPrompt("cc").AsInvalid() : record.WithPrompt("aa"));

        after.Tasks[1].Fingerprint["prompt"].Should().Be("aa");
        after.Tasks[1].MixedParts.Should().BeEmpty();
        PairComparison.Of(before, after).Comparability.RefusedTasks.Should().BeEmpty();
    }

    [Fact]
    public void Another_system_prompt_leaves_nothing_to_compare()
    {
        var before = Tally("before", Good, manifest: WithPart("system_prompt", "aa"));
        var after = Tally("after", Good, manifest: WithPart("system_prompt", "bb"));

        var pair = PairComparison.Of(before, after);

        (pair.Verdict.Kind, pair.Verdict.Reason).Should().Be((Verdict.Inconclusive, InconclusiveReason.NothingInCommon));
        pair.Comparability.RefusedTasks.Should().HaveCount(10);
    }

    [Fact]
    public void Suites_instances_and_replays_are_not_mixed()
    {
        var measured = Tally("measured", Good);

        Comparing(Tally("instance", Good, manifest: before => before with { Instance = 1 })).Should().Throw<ComparisonRefusedException>().WithMessage("*different instances*(0, 1)");
        Comparing(Tally("replay", Good, manifest: before => before with { ReplayOf = "x" })).Should().Throw<ComparisonRefusedException>().WithMessage("*replay*measurement*");
        Comparing(Tally("suite", Good, manifest: before => before with { Suite = "other" })).Should().Throw<ComparisonRefusedException>().WithMessage("*different suites (agentic-core-v1, other)*");

        Action Comparing(CampaignTally other) => () => PairComparison.Of(measured, other);
    }

    [Fact]
    public void Softer_differences_are_said_and_forbid_nothing()
    {
        var before = Tally("one", Good, manifest: manifest => WithPart("sampling", "temperature=0")(manifest) with { ModelId = "m", Provider = "bedrock", Sandbox = "docker" });
        var after = Tally("two", Good, change: record => record with { ReturnedModel = "m-2" }, manifest: manifest => WithPart("sampling", "temperature=1")(manifest) with
        {
            ModelId = "m",
            Provider = "openrouter",
            CreatedAt = manifest.CreatedAt.AddDays(40),
            Environment = manifest.Environment! with { HarnessVersion = "0.2.0" },
        });

        var pair = PairComparison.Of(before, after);

        pair.Verdict.Kind.Should().Be(Verdict.NoDifferenceDetected);
        pair.Comparability.Warnings.Should().Contain(
        [
            "The harness version differs: 0.1.0, then 0.2.0.",
            "The sandbox differs: docker, then none.",
            "The sampling parameters differ: temperature=0, then temperature=1.",
            "The provider differs: bedrock, then openrouter.",
            "The model id that the provider returned differs: one, then m-2.",
        ]).And.Contain(warning => warning.Contains("40 days older"));
    }

    [Fact]
    public void A_task_that_became_worse_on_its_own_raises_an_alarm_where_the_baseline_is_deep_enough()
    {
        var deep = Tally("deep", [10, 10, 10, 10, 10, 10, 10, 10, 10, 10], runs: 10);

        var pair = PairComparison.Of(deep, Tally("now", [0, 3, 3, 3, 3, 3, 3, 3, 3, 3]));

        pair.Tasks.Where(task => task.Alarm!.IsRaised).Select(task => task.Task).Should().Equal("task_01");
        Said(pair).OnTasks.Should().ContainSingle().Which.Should().StartWith("task_01 alone became worse: B passed none of 3 runs, A all 10 runs (exact test, one-sided p = .0035");
    }

    [Fact]
    public void Too_few_valid_runs_are_inconclusive_and_nobody_beats_anybody()
    {
        var pair = PairComparison.Of(Tally("good", Good), Tally("lost", Bad, change: record => record.Run == 3 ? record.AsInvalid() : record));

        pair.Verdict.Kind.Should().Be(Verdict.Inconclusive);
        Said(pair).Headline.Should().Be("inconclusive: B cannot be judged against A");
        Said(pair).OnThisSuite.Should().Contain("66.7 %");
    }

    [Fact]
    public void Costs_are_compared_with_one_interval_of_their_ratio()
    {
        var pair = PairComparison.Of(Tally("dear", Good, costUsd: .010m), Tally("cheap", Good, costUsd: .001m));

        pair.Cost.SavingUsd.Should().Be(90);
        Said(pair).Saving.Should().StartWith("At 10,000 runs B saves $90.00: a run costs 0.12 times one of A (95 % interval over runs 0.1");
        Said(pair).CostPerPass.Should().Contain("88.2 % less").And.NotContain("not shown");
        Said(PairComparison.Of(Tally("one", Good), Tally("other", Good))).CostPerPass.Should().Contain("a difference is not shown");
        Said(PairComparison.Of(Tally("known", Good), Tally("unknown", Good, costUsd: null))).Saving.Should().Be("What 10,000 runs save is not known: the cost per run of B is unknown.");
    }

    [Theory]
    [InlineData(0, 3, "none of 3 runs")]
    [InlineData(2, 3, "2 of 3 runs")]
    [InlineData(3, 3, "all 3 runs")]
    [InlineData(0, 1, "none of 1 run")]
    [InlineData(0, 0, "no valid run")]
    public void What_happened_in_some_runs_is_said_with_their_number(int passed, int valid, string expected) =>
        ComparisonSentences.PassedIn(new TaskRecord("task_01", "a", valid, passed, valid, 0, 0, new Dictionary<string, string>())).Should().Be(expected);

    [Fact]
    public void Costs_whose_ratio_no_decimal_number_can_hold_are_compared_without_it()
    {
        var pair = PairComparison.Of(
            Tally("free", Good, change: run => run with { CostUsd = 1e-28m }), Tally("dear", Good, change: run => run with { CostUsd = 1e9m }));

        pair.Cost.RatioPerRun.Should().BeNull();
        pair.Cost.RatioPerPass.Should().BeNull();
        pair.Cost.SavingUsd.Should().BeNegative();
    }

    public void Dispose() => _root.Dispose();

    private CampaignTally Tally(
        string model, IReadOnlyList<int> passed, int runs = 3, decimal? costUsd = .001m, Func<RunRecord, RunRecord>? change = null, Func<CampaignManifest, CampaignManifest>? manifest = null) =>
        WrittenCampaign.Tally(_root.Path, model, passed, runs, costUsd, change, manifest);

    private static ComparisonSentences Said(PairComparison pair) => new(pair, "A", "B");

    private static Func<CampaignManifest, CampaignManifest> WithPart(string part, string value) => manifest => manifest with
    {
        Fingerprint = new SortedDictionary<string, string>(StringComparer.Ordinal) { [part] = value },
    };
}
