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
    public double Flagged(Func<DesignedTask, double> candidateRate) =>
        Flagged(Enumerable.Range(0, _baselinePassed.Length), candidateRate).Count / (double)_baselinePassed.Length;

    /// <summary>The largest share of the passes that a candidate may keep and still be flagged in this share of the campaigns; null when none is.</summary>
    public double? KeptWhenFlagged(double share, double precision)
    {
        var (kept, tooMuch) = (0.0, 1.0);
        var surely = 0;
        var open = Flagged(Enumerable.Range(0, _baselinePassed.Length), _ => 0);
        var needed = share * _baselinePassed.Length;
        if (open.Count < needed) return null;
        while (tooMuch - kept > precision)
        {
            var middle = (kept + tooMuch) / 2;
            var flagged = Flagged(open, task => task.BaselineRate * middle);
            if (surely + flagged.Count >= needed)
            {
                // What is not flagged here is not flagged with more passes either.
                kept = middle;
                open = flagged;
            }
            else
            {
                tooMuch = middle;
                surely += flagged.Count;
                open = [.. open.Except(flagged)];
            }
        }

        return kept;
    }

    private List<int> Flagged(IEnumerable<int> campaigns, Func<DesignedTask, double> candidateRate)
    {
        CountDistribution[] candidate = [.. _tasks.Select(task => CountDistribution.Binomial(task.CandidateRuns, candidateRate(task)))];
        List<int> flagged = [];
        var passed = new int[_tasks.Count];
        foreach (var i in campaigns)
        {
            for (var t = 0; t < passed.Length; t++)
                passed[t] = candidate[t].Quantile(_candidateLuck[i][t]);
            if (_many ? IsWorseByNormal(_baselinePassed[i], passed) : IsWorse(_baselinePassed[i], passed)) flagged.Add(i);
        }

        return flagged;
    }

    private bool IsWorse(int[] baseline, int[] candidate)
    {
        var (sum, expected) = (candidate.Sum(), 0.0);
        for (var t = 0; t < candidate.Length; t++)
            expected += _tasks[t].CandidateRuns * (double)(baseline[t] + candidate[t]) / (_tasks[t].CandidateRuns + _tasks[t].BaselineRuns);
        // Half of a design without a drop; the distribution is what costs time.
        if (sum >= expected)
            return false;
        var total = CountDistribution.Zero;
        for (var t = 0; t < candidate.Length; t++)
        {
            var passed = baseline[t] + candidate[t];
            total = total.Plus(_nulls[t][passed] ??= CountDistribution.Hypergeometric(_tasks[t].CandidateRuns, _tasks[t].BaselineRuns, passed));
        }

        var p = _rules.Question == VerdictQuestion.Worse ? total.AtMost(sum) : total.NoLikelierThan(sum);
        return Significance.IsReached(p, _rules.Alpha);
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
