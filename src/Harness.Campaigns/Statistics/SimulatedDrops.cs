using System.Collections.Concurrent;
using System.Globalization;

namespace Harness.Campaigns.Statistics;

/// <summary>
/// Each <see cref="DesignPower.SmallestDrop"/> once: campaigns that are held against one baseline with as many valid runs have one
/// design, and a thousand of them cost one simulation of some 30 milliseconds. Thread-safe.
/// </summary>
internal sealed class SimulatedDrops
{
    private readonly ConcurrentDictionary<(string Design, VerdictRules Rules), Lazy<SuiteDrop?>> _known = new();

    /// <inheritdoc cref="DesignPower.SmallestDrop"/>
    public SuiteDrop? Of(IReadOnlyList<DesignedTask> tasks, VerdictRules rules) =>
        _known.GetOrAdd((Design(tasks), rules), _ => new(() => DesignPower.SmallestDrop(tasks, rules))).Value;

    // The order counts: it gives each task its random numbers.
    private static string Design(IEnumerable<DesignedTask> tasks) =>
        string.Join(';', tasks.Select(task => string.Create(CultureInfo.InvariantCulture, $"{task.BaselineRuns},{task.CandidateRuns},{task.BaselineRate:R}")));
}
