using Harness.Campaigns.Gating;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Gating;

public sealed class GateCurtailmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Every kind of candidate, in random orders of its runs: what is stopped when it is certain is judged as what is made to its end.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_curtailed_campaign_has_the_verdict_of_the_whole_one(bool alarmsDecide)
    {
        var baseline = GateSample.Baseline(_folder.Path);
        var rules = new GateRules { AlarmsDecide = alarmsDecide };
        var random = new Random(7);
        var (saved, outcomes) = (0, new HashSet<GateOutcome>());
        for (var campaign = 0; campaign < 60; campaign++)
        {
            var rate = random.NextDouble();
            var records = Enumerable.Range(0, GateSample.Tasks)
                .SelectMany(task => Enumerable.Range(1, 3).Select(run => random.NextDouble() < rate ? Sample.Passed(GateSample.Name(task), run) : Sample.Failed(GateSample.Name(task), run))).ToArray();
            random.Shuffle(records);
            var manifest = Manifest();
            var watch = new GateCurtailment(baseline, manifest.Plan, rules);
            RunRecord[] made = [.. records.TakeWhile(record => watch.Reason is null && (watch.Tell(record) is null || true))];
            var curtailed = records.Except(made).Select(record => GateSample.AsInvalid(record, InvalidCause.Curtailed)).ToList();

            var whole = GateVerdict.Of(baseline, CampaignSummary.Of(manifest, new CampaignRuns(records, [])), rules);
            var part = GateVerdict.Of(baseline, CampaignSummary.Of(manifest, new CampaignRuns([.. made, .. curtailed], [])), rules);

            part.Outcome.Should().Be(whole.Outcome);
            part.Curtailed.Should().Be(curtailed.Count);
            part.Alarms.Select(task => task.Task).Should().BeSubsetOf(whole.Alarms.Select(task => task.Task), "an alarm that is told is one of the whole");
            whole.Alarms.Select(task => task.Task).Except(part.OpenAlarms.Select(task => task.Task)).Should().BeSubsetOf(part.Alarms.Select(task => task.Task));
            saved += curtailed.Count;
            outcomes.Add(whole.Outcome);
        }

        saved.Should().BePositive();
        outcomes.Should().BeEquivalentTo([GateOutcome.Passed, GateOutcome.Regressed]);
    }

    [Fact]
    public void A_task_that_has_changed_makes_every_run_needed()
    {
        var baseline = GateSample.Baseline(_folder.Path);
        var watch = new GateCurtailment(baseline, Manifest().Plan, new GateRules());
        watch.Tell(Sample.Failed("task_07") with { Fingerprint = new SortedDictionary<string, string> { ["prompt"] = "zz" } });

        foreach (var task in Enumerable.Range(0, 6))
            for (var run = 1; run <= 3; run++)
                watch.Tell(Sample.Failed(GateSample.Name(task), run));

        watch.Reason.Should().BeNull();
    }

    [Fact]
    public void Rules_that_need_every_run_are_refused() =>
        FluentActions.Invoking(() => new GateCurtailment(GateSample.Baseline(_folder.Path), Manifest().Plan, new GateRules { Margin = .1 })).Should().Throw<ArgumentException>();

    public void Dispose() => _folder.Dispose();

    private static CampaignManifest Manifest() => Sample.Manifest([.. Enumerable.Range(0, GateSample.Tasks).Select(task => new PlannedTask(GateSample.Name(task), "n", [1, 2, 3]))]) with
    {
        Fingerprint = new SortedDictionary<string, string> { ["system_prompt"] = "s" },
    };
}
