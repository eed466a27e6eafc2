namespace Harness.Campaigns.Statistics;

/// <summary>
/// Simulated pairs of campaigns of one design. Each campaign keeps its random numbers while the candidate's rates change, so that
/// a worse candidate never passes more often: the power is monotone in the drop, and a bisection finds it.
/// </summary>
internal sealed class SimulatedDesign
{
    // From this many runs of the candidate on, the null distribution is normal to more digits than a simulated share has.
    private const int ManyRuns = 300;

    private readonly IReadOnlyList<DesignedTask> _tasks;
    private readonly VerdictRules _rules;
    private readonly int[][] _baselinePassed;
    private readonly double[][] _candidateLuck;
    private readonly CountDistribution?[][] _nulls;
    private readonly bool _many;
    private readonly double _bound;

    public SimulatedDesign(IReadOnlyList<DesignedTask> tasks, VerdictRules rules, int campaigns, int seed)
    {
        (_tasks, _rules) = (tasks, rules);
        _many = tasks.Sum(task => task.CandidateRuns) > ManyRuns;
        _bound = StandardNormal.Quantile(rules.Question == VerdictQuestion.Worse ? rules.Alpha : rules.Alpha / 2);
        _nulls = [.. tasks.Select(task => new CountDistribution?[task.BaselineRuns + task.CandidateRuns + 1])];
        var random = new Random(seed);
        CountDistribution[] baseline = [.. tasks.Select(task => CountDistribution.Binomial(task.BaselineRuns, task.BaselineRate))];
        _baselinePassed = new int[campaigns][];
        _candidateLuck = new double[campaigns][];
        for (var i = 0; i < campaigns; i++)
        {
            _baselinePassed[i] = [.. baseline.Select(passes => passes.Quantile(random.NextDouble()))];
            _candidateLuck[i] = [.. tasks.Select(_ => random.NextDouble())];
        }
    }

    /// <summary>The share of campaigns whose verdict is <see cref="Verdict.Regressed"/> when the candidate passes at these rates.</summary>
    public double Flagged(Func<DesignedTask, double> candidateRate)
    {
        CountDistribution[] candidate = [.. _tasks.Select(task => CountDistribution.Binomial(task.CandidateRuns, candidateRate(task)))];
        var flagged = 0;
        var passed = new int[_tasks.Count];
        for (var i = 0; i < _baselinePassed.Length; i++)
        {
            for (var t = 0; t < passed.Length; t++)
                passed[t] = candidate[t].Quantile(_candidateLuck[i][t]);
            if (_many ? IsWorseByNormal(_baselinePassed[i], passed) : IsWorse(_baselinePassed[i], passed)) flagged++;
        }

        return flagged / (double)_baselinePassed.Length;
    }

    private bool IsWorse(int[] baseline, int[] candidate)
    {
        var total = CountDistribution.Zero;
        for (var t = 0; t < candidate.Length; t++)
        {
            var passed = baseline[t] + candidate[t];
            total = total.Plus(_nulls[t][passed] ??= CountDistribution.Hypergeometric(_tasks[t].CandidateRuns, _tasks[t].BaselineRuns, passed));
        }

        var sum = candidate.Sum();
        var p = _rules.Question == VerdictQuestion.Worse ? total.AtMost(sum) : total.NoLikelierThan(sum);
        return Significance.IsReached(p, _rules.Alpha) && sum < total.Mean;
    }

    private bool IsWorseByNormal(int[] baseline, int[] candidate)
    {
        var (excess, variance) = (0.0, 0.0);
        for (var t = 0; t < candidate.Length; t++)
        {
            double n = _tasks[t].CandidateRuns, m = _tasks[t].BaselineRuns, passed = baseline[t] + candidate[t];
            excess += candidate[t] - (n * passed / (n + m));
            variance += n * m * passed * (n + m - passed) / ((n + m) * (n + m) * (n + m - 1));
        }

        return variance > 0 && (excess + .5) / Math.Sqrt(variance) <= _bound;
    }
}
