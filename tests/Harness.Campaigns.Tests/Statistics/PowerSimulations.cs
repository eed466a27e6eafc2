using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

/// <summary>The simulated tables of <c>docs/statistics.md</c>: seeded, ten tasks, with the figure that the design expects.</summary>
internal static class PowerSimulations
{
    public const int PowerCampaigns = 5_000;

    public const int CurtailedCampaigns = 600;

    public const int CoverageCampaigns = 1_500;

    private const int Tasks = 10;

    public static IReadOnlyList<PowerCase> Power()
    {
        const string Fall = "every task falls from .9 to .7", None = "nothing changes, every task at .9";
        const string Exact = "stratified exact", Pooled = "pooled Fisher exact";
        return
        [
            new(Fall, "sign test of majorities", 3, 3, 3, Share(3, 3, .9, _ => .7, MajoritiesAreWorse)),
            new(Fall, Exact, 3, 3, 52, Stratified(3, 3, .9, _ => .7)),
            new(Fall, Exact, 10, 3, 76, Stratified(10, 3, .9, _ => .7)),
            new(Fall, Exact, 10, 5, 88, Stratified(10, 5, .9, _ => .7)),
            new("one task dies, the others stay at .97", Exact, 3, 3, 42, Stratified(3, 3, .97, task => task == 0 ? 0 : .97)),
            new("one task dies, the others stay at .97", Pooled, 3, 3, 9, Share(3, 3, .97, task => task == 0 ? 0 : .97, IsPooledWorse)),
            new("one task dies, the others stay at .9", Exact, 3, 3, null, Stratified(3, 3, .9, task => task == 0 ? 0 : .9)),
            new("one task dies, the others stay at .9", Exact, 10, 3, null, Stratified(10, 3, .9, task => task == 0 ? 0 : .9)),
            new(None, Exact, 3, 3, 3, Stratified(3, 3, .9, _ => .9)),
            new(None, Exact, 10, 3, 3, Stratified(10, 3, .9, _ => .9)),
            new(None, Exact, 10, 5, 3, Stratified(10, 5, .9, _ => .9)),
        ];
    }

    public static IReadOnlyList<CurtailedCase> Curtailed() =>
    [
        Curtail("nothing changes, every task at .9", 26, .9, _ => .9),
        Curtail("every task falls from .9 to .7", 23, .9, _ => .7),
        Curtail("three tasks die, the others stay at .95", 15, .95, task => task < 3 ? 0 : .95),
        Curtail("three tasks die, the others stay at .9", null, .9, task => task < 3 ? 0 : .9),
        Curtail("every run fails, the baseline at .95", 5.5, .95, _ => 0),
        Curtail("every run fails, the baseline at .9", null, .9, _ => 0),
    ];

    public static IReadOnlyList<CoverageCase> Coverage() =>
    [
        Cover(3, 3, .9, .9), Cover(3, 3, .9, .7), Cover(10, 3, .9, .9), Cover(10, 3, .9, .7), Cover(10, 10, .9, .8), Cover(10, 10, .5, .4),
    ];

    private static double Stratified(int baseline, int candidate, double from, Func<int, double> to) => DesignPower.Of(
        [.. Enumerable.Range(0, Tasks).Select(task => new DesignedTask(baseline, candidate, from) { CandidateRate = to(task) })], campaigns: PowerCampaigns);

    private static double Share(int baseline, int candidate, double from, Func<int, double> to, Func<TaskPair[], bool> isFlagged)
    {
        var random = new Random(1);
        return Enumerable.Range(0, PowerCampaigns).Count(_ => isFlagged(Draw(random, baseline, candidate, from, to))) / (double)PowerCampaigns;
    }

    private static TaskPair[] Draw(Random random, int baseline, int candidate, double from, Func<int, double> to) =>
    [
        .. Enumerable.Range(0, Tasks).Select(task => new TaskPair(
            Tallies.Name(task), Passes(random, baseline, from), baseline, Passes(random, candidate, to(task)), candidate)),
    ];

    /// <summary>Three runs are made one by their majority; then so few better tasks or fewer among those that changed.</summary>
    private static bool MajoritiesAreWorse(TaskPair[] pairs)
    {
        var changes = pairs.Select(pair => (2 * pair.CandidatePassed > pair.CandidateValid).CompareTo(2 * pair.BaselinePassed > pair.BaselineValid)).ToList();
        var (worse, better) = (changes.Count(change => change < 0), changes.Count(change => change > 0));
        var ways = Enumerable.Range(0, 1 << (worse + better)).Count(signs => int.PopCount(signs) <= better);
        return ways <= .05 * (1 << (worse + better));
    }

    private static bool IsPooledWorse(TaskPair[] pairs) => Significance.IsReached(FisherExact.Worse(
        pairs.Sum(p => p.BaselinePassed), pairs.Sum(p => p.BaselineValid), pairs.Sum(p => p.CandidatePassed), pairs.Sum(p => p.CandidateValid)));

    private static CurtailedCase Curtail(string change, double? design, double from, Func<int, double> to)
    {
        var random = new Random(1);
        var (runs, flagged) = (0, 0);
        for (var i = 0; i < CurtailedCampaigns; i++)
        {
            var watch = new CurtailmentWatch(
                Enumerable.Range(0, Tasks).Select(task => new TaskTally(Tallies.Name(task), Passes(random, 10, from), 10)),
                Enumerable.Range(0, Tasks).ToDictionary(Tallies.Name, _ => 3));
            // Rows run in parallel: their outcomes come in any order.
            int[] order = [.. Enumerable.Range(0, 3 * Tasks).Select(run => run % Tasks)];
            random.Shuffle(order);
            foreach (var task in order.TakeWhile(_ => watch.State.Certain is null))
            {
                watch.Tell(Tallies.Name(task), random.NextDouble() < to(task));
                runs++;
            }

            if (watch.State.Certain == Verdict.Regressed) flagged++;
        }

        return new CurtailedCase(change, design, runs / (double)CurtailedCampaigns, flagged / (double)CurtailedCampaigns);
    }

    private static CoverageCase Cover(int baseline, int candidate, double from, double to)
    {
        var random = new Random(1);
        var (held, wronglyShown) = (0, 0);
        for (var i = 0; i < CoverageCampaigns; i++)
        {
            var (_, (low, high)) = RiskDifference.Of(Draw(random, baseline, candidate, from, _ => to))!;
            if (low <= to - from && to - from <= high) held++;
            if (low > to - from) wronglyShown++;
        }

        return new CoverageCase(baseline, candidate, from, to, held / (double)CoverageCampaigns, wronglyShown / (double)CoverageCampaigns);
    }

    private static int Passes(Random random, int runs, double rate)
    {
        var passes = 0;
        for (var i = 0; i < runs; i++)
            passes += random.NextDouble() < rate ? 1 : 0;
        return passes;
    }

    internal sealed record PowerCase(string Change, string Test, int Baseline, int Candidate, double? DesignPercent, double Simulated);

    internal sealed record CurtailedCase(string Change, double? DesignRuns, double Runs, double Flagged);

    internal sealed record CoverageCase(int Baseline, int Candidate, double From, double To, double Held, double WronglyShown);
}
