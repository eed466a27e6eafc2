using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class CurtailmentTests
{
    [Fact]
    public void It_is_certain_exactly_when_every_outcome_of_the_remaining_runs_has_the_same_verdict()
    {
        var seen = new HashSet<Verdict?>();
        foreach (var tasks in Plans(1, 400))
        {
            var verdicts = Outcomes(tasks).Select(pairs => VerdictOf(pairs, .1)).Distinct().ToList();

            var state = Curtailment.Of(tasks, .1);

            state.Certain.Should().Be(verdicts.Count == 1 ? verdicts[0] : (Verdict?)null, "of {0}", string.Join(' ', tasks));
            seen.Add(state.Certain);
        }

        seen.Should().BeEquivalentTo(new Verdict?[] { null, Verdict.Regressed, Verdict.NoDifferenceDetected }, "the plans should show each case");
    }

    [Fact]
    public void Every_outcome_has_a_p_value_within_the_bounds()
    {
        foreach (var tasks in Plans(2, 200))
        {
            var state = Curtailment.Of(tasks);
            var p = Outcomes(tasks).Select(pairs => StratifiedExact.Of(pairs).Worse).ToList();

            p.Min().Should().BeApproximately(state.LowestP, 1e-12);
            p.Max().Should().BeApproximately(state.HighestP, 1e-12);
        }
    }

    [Fact]
    public void The_alarms_are_certain_exactly_when_every_outcome_raises_the_same()
    {
        var seen = new HashSet<bool>();
        foreach (var tasks in Plans(3, 400))
        {
            var raised = Outcomes(tasks)
                .Select(pairs => string.Join(' ', PerTaskAlarm.Of(pairs, .2).Where(alarm => alarm.IsRaised).Select(alarm => alarm.Task)))
                .Distinct();

            var state = Curtailment.Of(tasks, .2);

            state.AlarmsAreCertain.Should().Be(raised.Count() == 1, "of {0}", string.Join(' ', tasks));
            seen.Add(state.AlarmsAreCertain);
        }

        seen.Should().HaveCount(2);
    }

    [Fact]
    public void What_is_certain_stays_so_whatever_comes()
    {
        var random = new Random(4);
        foreach (var tasks in Plans(4, 300))
        {
            var watch = new CurtailmentWatch(
                tasks.Select(task => new TaskTally(task.Known.Task, task.Known.BaselinePassed, task.Known.BaselineValid)),
                tasks.ToDictionary(task => task.Known.Task, task => task.Known.CandidateValid + task.Remaining),
                .1);
            var open = tasks.SelectMany(task => Enumerable.Repeat(task.Known.Task, task.Known.CandidateValid + task.Remaining)).ToArray();
            random.Shuffle(open);
            var certain = watch.State.Certain;
            foreach (var task in open)
            {
                var now = watch.Tell(task, random.Next(3) > 0).Certain;
                if (certain is not null) now.Should().Be(certain);
                certain = now;
            }

            certain.Should().NotBeNull("nothing is open any more");
        }
    }

    [Fact]
    public void A_broken_model_is_found_out_after_a_few_runs()
    {
        var watch = Watch();

        var told = 0;
        while (watch.State.Certain is null)
            watch.Tell(Tallies.Name(told++ % 10), false);

        watch.State.Certain.Should().Be(Verdict.Regressed);
        told.Should().BeInRange(4, 8);
    }

    [Fact]
    public void A_run_that_stays_invalid_is_no_longer_counted_on()
    {
        var watch = new CurtailmentWatch([new("a", 10, 10)], new Dictionary<string, int> { ["a"] = 3 });

        watch.State.Certain.Should().BeNull();
        watch.Tell("a", null).Certain.Should().BeNull("two failures against 10/10 have p = 1/66");
        watch.Tell("a", null).Certain.Should().Be(Verdict.NoDifferenceDetected, "one failure against 10/10 has p = 1/11");
    }

    [Theory]
    [InlineData("task_11")]
    [InlineData("task_01")]
    public void A_run_beyond_the_plan_is_refused(string task)
    {
        var watch = Watch();
        for (var i = 0; i < 3; i++)
            watch.Tell("task_01", true);

        FluentActions.Invoking(() => watch.Tell(task, true)).Should().Throw<ArgumentException>().WithMessage($"*{task}*");
    }

    [Fact]
    public void A_task_that_is_not_planned_decides_nothing() =>
        new CurtailmentWatch([new("a", 3, 3), new("b", 3, 3)], new Dictionary<string, int> { ["a"] = 3 }).State.LowestP.Should().BeApproximately(.05, 1e-12);

    private static CurtailmentWatch Watch() => new(
        Enumerable.Range(0, 10).Select(i => new TaskTally(Tallies.Name(i), 9, 10)),
        Enumerable.Range(0, 10).ToDictionary(Tallies.Name, _ => 3));

    private static Verdict VerdictOf(IReadOnlyList<TaskPair> pairs, double alpha) =>
        Significance.IsReached(StratifiedExact.Of(pairs).Worse, alpha) ? Verdict.Regressed : Verdict.NoDifferenceDetected;

    private static IEnumerable<TaskProgress[]> Plans(int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => Tallies.Drawn(random, most: 6)
            .Select(pair => new TaskProgress(pair with { BaselinePassed = random.Next(2) == 0 ? pair.BaselineValid : pair.BaselinePassed }, random.Next(4)))
            .ToArray()).ToList();
    }

    /// <summary>The plan completed in every way.</summary>
    private static IEnumerable<TaskPair[]> Outcomes(TaskProgress[] tasks) => tasks.Aggregate(
        (IEnumerable<TaskPair[]>)[[]],
        (all, task) => all.SelectMany(_ => Enumerable.Range(0, task.Remaining + 1), (before, passed) => (TaskPair[])
        [
            .. before,
            task.Known with { CandidatePassed = task.Known.CandidatePassed + passed, CandidateValid = task.Known.CandidateValid + task.Remaining },
        ]));
}
