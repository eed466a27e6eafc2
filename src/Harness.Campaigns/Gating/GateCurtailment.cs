using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>Follows a candidate run by run and says when no further run can change the gate's verdict. Thread-safe.</summary>
public sealed class GateCurtailment
{
    private readonly CurtailmentWatch _watch;
    private readonly Dictionary<string, BaselineTask> _tasks;
    private readonly GateRules _rules;

    // A task that has changed is in no number of the verdict, so the watch counts what it must not: then all runs are made.
    private volatile bool _hasChangedTasks;

    /// <param name="baseline">The baseline.</param>
    /// <param name="plan">The candidate's plan.</param>
    /// <param name="rules">The gate's rules.</param>
    /// <exception cref="ArgumentException">The rules need every run.</exception>
    public GateCurtailment(Baseline baseline, IEnumerable<PlannedTask> plan, GateRules rules)
    {
        if (rules.NeedsEveryRun)
            throw new ArgumentException("A margin and a limit on the cost need every run: only the plain question whether the candidate is worse can be curtailed.", nameof(rules));
        _rules = rules;
        _tasks = baseline.Tasks.ToDictionary(task => task.Task);
        _watch = new CurtailmentWatch(baseline.Tasks.Select(task => baseline.TallyOf(task.Task)), plan.ToDictionary(task => task.Task, task => task.Runs.Count), rules.LevelOfEach);
    }

    /// <summary>Why no further run is needed; null while one is.</summary>
    public string? Reason => _hasChangedTasks ? null : _watch.State switch
    {
        { Certain: Verdict.Regressed, HighestP: var p } => $"the candidate is worse, whatever the remaining runs bring ({VerdictText.PValue(p)} at most)",
        { Certain: Verdict.NoDifferenceDetected, LowestP: var p, AlarmsAreCertain: var settled } when settled || !_rules.AlarmsDecide =>
            $"no loss can be shown any more, whatever the remaining runs bring ({VerdictText.PValue(p)} at least)",
        _ => null,
    };

    /// <summary>Tells the attempt that decides a row of the plan; each row once.</summary>
    /// <returns><see cref="Reason"/>, as it is now.</returns>
    public string? Tell(RunRecord run)
    {
        if (run.Fingerprint.Count > 0 && _tasks.GetValueOrDefault(run.Task) is { } known && TaskFingerprints.Differences(known.Fingerprint, run.Fingerprint).Count > 0)
            _hasChangedTasks = true;
        _watch.Tell(run.Task, run.Outcome.Kind == OutcomeKind.Invalid ? null : run.Outcome.Kind == OutcomeKind.Passed);
        return Reason;
    }
}
