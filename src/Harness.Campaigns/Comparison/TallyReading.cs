using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison;

/// <summary>What is kept of a campaign's records, read one after the other.</summary>
internal sealed class TallyReading
{
    private readonly Dictionary<(string Task, int Run), Row> _rows = [];
    private readonly Dictionary<string, Labels> _tasks = new(StringComparer.Ordinal);
    private readonly List<CostedRun> _costs = [];
    private readonly SortedSet<string> _returned = new(StringComparer.Ordinal);
    private readonly Dictionary<Outcome, Outcome> _outcomes = [];
    private readonly string _suite;
    private int _ofOthers;

    private TallyReading(string suite) => _suite = suite;

    public bool IsEmpty => _rows.Count == 0;

    public IReadOnlyList<CostedRun> Costs => _costs;

    public IReadOnlyList<string> ReturnedModels => [.. _returned];

    public OutcomeCounts Outcomes { get; } = new();

    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>Working times of the valid rows.</summary>
    public IEnumerable<double> Seconds => _rows.Values.Where(row => row.Outcome.Kind != OutcomeKind.Invalid).Select(row => row.Seconds);

    /// <summary>How each row ended, in no order.</summary>
    public IEnumerable<(string Task, int Run, Outcome Outcome)> Rows => _rows.Select(row => (row.Key.Task, row.Key.Run, row.Value.Outcome));

    public static TallyReading Of(CampaignFolder folder, string suite)
    {
        var reading = new TallyReading(suite);
        var notes = folder.VisitRuns(reading.Add);
        foreach (var row in reading._rows.Values)
            reading.Outcomes.Add(row.Outcome);
        reading.Notes = reading._ofOthers == 0 ? notes : [.. notes, string.Create(CultureInfo.InvariantCulture, $"{reading._ofOthers} records of another suite were left out.")];
        reading._costs.TrimExcess();
        return reading;
    }

    /// <summary>Every planned or recorded task, ordered by id.</summary>
    public IReadOnlyList<TaskRecord> Tasks(CampaignManifest manifest)
    {
        var plan = manifest.Plan.ToDictionary(task => task.Task, StringComparer.Ordinal);
        var rows = _rows.ToLookup(row => row.Key.Task, row => row.Value.Outcome, StringComparer.Ordinal);
        return
        [
            .. from task in plan.Keys.Union(_tasks.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               let planned = plan.GetValueOrDefault(task)
               let labels = _tasks.GetValueOrDefault(task)
               let outcomes = rows[task].ToList()
               let invalid = outcomes.Count(outcome => outcome.Kind == OutcomeKind.Invalid)
               select new TaskRecord(
                   task, planned?.Name ?? labels!.Name, planned?.Runs.Count ?? outcomes.Count,
                   outcomes.Count(outcome => outcome.Kind == OutcomeKind.Passed), outcomes.Count - invalid, invalid,
                   planned?.Runs.Count(run => !_rows.ContainsKey((task, run))) ?? 0,
                   labels?.Fingerprint ?? new Dictionary<string, string>())
               {
                   Curtailed = outcomes.Count(outcome => outcome.Cause == InvalidCause.Curtailed),
                   MixedParts = [.. labels?.MixedParts ?? []],
               },
        ];
    }

    private void Add(RunRecord record)
    {
        if (record.Suite != _suite)
        {
            _ofOthers++;
            return;
        }

        // Its own strings would keep every record's text alive.
        if (!_tasks.TryGetValue(record.Task, out var labels))
            _tasks[record.Task] = labels = new Labels(record.Task, record.Name);
        labels.Look(record.Fingerprint, record.Outcome.Kind != OutcomeKind.Invalid);
        if (record.ReturnedModel is { } returned)
            _returned.Add(returned);
        _costs.Add(new CostedRun(labels.Task, record.CostUsd, record.Outcome.Kind == OutcomeKind.Passed));
        var key = (labels.Task, record.Run);
        if (!_rows.TryGetValue(key, out var before) || CountingAttempt.Replaces((record.Attempt, record.Outcome.Kind), (before.Attempt, before.Outcome.Kind)))
            _rows[key] = new Row(record.Attempt, Shared(record.Outcome), record.Seconds);
    }

    private Outcome Shared(Outcome outcome)
    {
        if (!_outcomes.TryGetValue(outcome, out var shared))
            _outcomes[outcome] = shared = outcome;
        return shared;
    }

    private readonly record struct Row(int Attempt, Outcome Outcome, double Seconds);

    private sealed class Labels(string task, string name)
    {
        private bool _isOfValid;

        public string Task { get; } = task;

        public string Name { get; } = name;

        public IReadOnlyDictionary<string, string>? Fingerprint { get; private set; }

        public SortedSet<string> MixedParts { get; } = new(StringComparer.Ordinal);

        /// <summary>What a record does not have is not known, and differs from nothing.</summary>
        public void Look(IReadOnlyDictionary<string, string> fingerprint, bool isValid)
        {
            if (fingerprint.Count == 0)
                return;
            // What an attempt that did not count was made with says nothing of those that do.
            if (Fingerprint is null || (isValid && !_isOfValid))
                (Fingerprint, _isOfValid) = (fingerprint, isValid);
            if (!isValid)
                return;
            foreach (var (part, hash) in fingerprint)
            {
                if (Fingerprint.TryGetValue(part, out var first) && first != hash)
                    MixedParts.Add(part);
            }
        }
    }
}
