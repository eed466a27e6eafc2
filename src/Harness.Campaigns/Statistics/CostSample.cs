namespace Harness.Campaigns.Statistics;

/// <summary>The runs of one side, to be drawn again within their tasks.</summary>
internal sealed class CostSample
{
    // A sum of so many draws is normal; drawing it at once keeps 100,000 runs a matter of milliseconds.
    private const int Many = 300;

    private readonly List<Stratum> _strata = [];

    private CostSample(IReadOnlyCollection<CostedRun> runs)
    {
        Runs = runs.Count;
        List<CostedRun> single = [];
        foreach (var task in runs.GroupBy(run => run.Task, StringComparer.Ordinal))
        {
            CostedRun[] own = [.. task];
            if (own.Length > 1) _strata.Add(new Stratum(own));
            else single.Add(own[0]);
        }

        // One run says nothing about how runs of its task differ: such tasks are joined.
        if (single.Count > 0) _strata.Add(new Stratum([.. single]));
    }

    public int Runs { get; }

    /// <summary>Null when a cost is unknown or fewer than two runs are there.</summary>
    public static CostSample? Of(IEnumerable<CostedRun> runs)
    {
        CostedRun[] all = [.. runs];
        return all.Length < 2 || all.Any(run => run.CostUsd is null) ? null : new CostSample(all);
    }

    /// <summary>What as many runs would have cost and passed, by chance.</summary>
    public (double Cost, double Passes) Draw(Random random)
    {
        var (cost, passes) = (0.0, 0.0);
        foreach (var stratum in _strata)
        {
            var drawn = stratum.Runs > Many ? stratum.DrawTotal(random) : stratum.Draw(random);
            cost += drawn.Cost;
            passes += drawn.Passes;
        }

        return (cost, passes);
    }

    private sealed class Stratum
    {
        private readonly (double Cost, double Passes)[] _runs;
        private readonly (double Cost, double Passes) _mean;
        private readonly (double Cost, double Passes, double Both) _variance;

        public Stratum(CostedRun[] runs)
        {
            _runs = [.. runs.Select(run => ((double)run.CostUsd!.Value, run.Passed ? 1.0 : 0.0))];
            _mean = (_runs.Average(run => run.Cost), _runs.Average(run => run.Passes));
            if (_runs.Length == 1) return;
            foreach (var (cost, passes) in _runs)
            {
                var (c, p) = (cost - _mean.Cost, passes - _mean.Passes);
                _variance = (_variance.Cost + (c * c), _variance.Passes + (p * p), _variance.Both + (c * p));
            }

            var share = Runs / (Runs - 1.0);
            _variance = (_variance.Cost * share, _variance.Passes * share, _variance.Both * share);
        }

        public int Runs => _runs.Length;

        /// <summary>n - 1 draws stand for n runs: with n draws, the spread would be too small by (n - 1) / n, a third at three runs.</summary>
        public (double Cost, double Passes) Draw(Random random)
        {
            if (Runs == 1) return _mean;
            var (cost, passes) = (0.0, 0.0);
            for (var i = 1; i < Runs; i++)
            {
                var run = _runs[random.Next(Runs)];
                cost += run.Cost;
                passes += run.Passes;
            }

            var weight = Runs / (Runs - 1.0);
            return (cost * weight, passes * weight);
        }

        /// <summary>The same total by its normal limit.</summary>
        public (double Cost, double Passes) DrawTotal(Random random)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var angle = 2 * Math.PI * random.NextDouble();
            var (first, second) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
            var passes = Math.Sqrt(_variance.Passes);
            var slope = passes > 0 ? _variance.Both / passes : 0;
            var rest = Math.Sqrt(Math.Max(0, _variance.Cost - (slope * slope)));
            return ((Runs * _mean.Cost) + (slope * first) + (rest * second), Math.Max(0, (Runs * _mean.Passes) + (passes * first)));
        }
    }
}
