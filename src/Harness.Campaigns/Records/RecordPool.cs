using System.Diagnostics.CodeAnalysis;
using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Records;

/// <summary>
/// Lets the records of one campaign share what they have in common: names, outcomes, fingerprints. A record that is read from a file
/// has its own copy of each, which is most of what a long campaign takes in memory.
/// </summary>
internal sealed class RecordPool
{
    // Of values that differ from run to run, nothing is gained by keeping more of them.
    private const int Most = 4_096;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<Outcome, Outcome> _outcomes = [];
    private readonly Dictionary<RunFacts, RunFacts> _facts = [];
    private readonly Dictionary<ToolCallCount, ToolCallCount> _tools = [];
    private readonly Dictionary<string, List<IReadOnlyDictionary<string, string>>> _fingerprints = new(StringComparer.Ordinal);

    /// <summary>An equal record that shares its parts with those before it.</summary>
    public RunRecord Share(RunRecord record) => record with
    {
        Suite = Shared(_texts, record.Suite),
        Task = Shared(_texts, record.Task),
        Name = Shared(_texts, record.Name),
        Model = Shared(_texts, record.Model),
        ModelId = SharedOrNull(record.ModelId),
        ReturnedModel = SharedOrNull(record.ReturnedModel),
        PriceRow = SharedOrNull(record.PriceRow),
        Sandbox = Shared(_texts, record.Sandbox),
        Outcome = Shared(_outcomes, record.Outcome),
        Facts = Shared(_facts, record.Facts),
        FailedChecks = record.FailedChecks.Count == 0 ? [] : record.FailedChecks,
        Tools = record.Tools.Count == 0 ? [] : [.. record.Tools.Select(tool => Shared(_tools, tool))],
        Fingerprint = Shared(record.Task, record.Fingerprint),
    };

    /// <summary>What totals need of a record, sharing its parts in the same way.</summary>
    public RunEntry EntryOf(RunRecord record) => RunEntry.Of(record) with
    {
        Task = Shared(_texts, record.Task),
        Name = Shared(_texts, record.Name),
        Outcome = Shared(_outcomes, record.Outcome),
        ReturnedModel = SharedOrNull(record.ReturnedModel),
        PriceRow = SharedOrNull(record.PriceRow),
    };

    private static T Shared<T>(Dictionary<T, T> pool, T value) where T : class
    {
        if (pool.TryGetValue(value, out var known))
            return known;
        if (pool.Count < Most)
            pool.Add(value, value);
        return value;
    }

    [return: NotNullIfNotNull(nameof(text))]
    private string? SharedOrNull(string? text) => text is null ? null : Shared(_texts, text);

    private IReadOnlyDictionary<string, string> Shared(string task, IReadOnlyDictionary<string, string> fingerprint)
    {
        if (!_fingerprints.TryGetValue(task, out var known))
            _fingerprints.Add(task, known = []);
        if (known.Find(other => Same(other, fingerprint)) is { } same)
            return same;
        if (known.Count < 8)
            known.Add(fingerprint);
        return fingerprint;
    }

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(part => other.TryGetValue(part.Key, out var hash) && hash == part.Value);
}
