namespace Harness.Campaigns.Statistics;

/// <summary>A mean over tasks.</summary>
/// <param name="Value">The mean over the tasks that have a value.</param>
/// <param name="Tasks">How many have one.</param>
/// <param name="OutOf">How many there are: where it is more than <paramref name="Tasks"/>, say so beside the mean.</param>
public sealed record SuiteMean(double Value, int Tasks, int OutOf)
{
    internal static SuiteMean? Of(IEnumerable<double?> values)
    {
        double?[] all = [.. values];
        double[] known = [.. all.OfType<double>()];
        return known.Length == 0 ? null : new SuiteMean(known.Average(), known.Length, all.Length);
    }
}
