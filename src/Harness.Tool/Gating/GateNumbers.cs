using Harness.Campaigns.Gating;
using Harness.Campaigns.Statistics;

namespace Harness.Tool.Gating;

/// <summary>A verdict as <c>--json</c> prints it. Of what is unknown or was not asked there is no member.</summary>
internal sealed class GateNumbers(GateVerdict verdict, int exitCode)
{
    public int FormatVersion { get; } = 1;

    public GateOutcome Outcome => verdict.Outcome;

    public int ExitCode => exitCode;

    public string Reason => verdict.Reason;

    public string Baseline => verdict.Baseline.Name;

    public string Candidate => verdict.Candidate.Manifest.Id;

    /// <summary>The ids that the provider of each side said it answered with.</summary>
    public object ReturnedModels => new { Baseline = verdict.Baseline.ReturnedModels(), Candidate = verdict.ReturnedModels() };

    public double Alpha => verdict.Rules.Alpha;

    public bool AlarmsDecide => verdict.Rules.AlarmsDecide;

    /// <summary>The test over runs, stratified by task, one-sided; of a curtailed campaign the bound.</summary>
    public double P => verdict.Suite.P;

    public object BaselineRuns => new { Passed = verdict.Suite.Baseline.Tasks.Sum(task => task.Passed), verdict.Suite.Baseline.Valid };

    public object CandidateRuns => new { Passed = verdict.Suite.Candidate.Tasks.Sum(task => task.Passed), verdict.Suite.Candidate.Valid, verdict.Suite.Candidate.Planned, verdict.Suite.Candidate.Invalid, verdict.Curtailed };

    public string OnThisSuite => VerdictText.OnThisSuite(verdict.Suite);

    public string? OnTasksLikeThese => verdict.Curtailed > 0 ? null : VerdictText.OnTasksLikeThese(TaskLevelTest.Of(verdict.Suite.Tasks));

    public object? NonInferiority => verdict.NonInferiority is not { } answer ? null : new { answer.Margin, answer.Difference.Estimate, answer.Difference.Interval, answer.IsShown, answer.IsRefuted };

    public GateCost Cost => verdict.Cost;

    public IEnumerable<object> Tasks => verdict.Tasks.Select(task => new
    {
        task.Task,
        task.Runs.BaselinePassed,
        task.Runs.BaselineValid,
        task.Runs.CandidatePassed,
        task.Runs.CandidateValid,
        task.Invalid,
        task.Curtailed,
        task.LeftOut,
        task.Alarm?.P,
        task.Alarm?.AdjustedP,
        Alarm = task.Alarm?.IsRaised,
    });

    public IReadOnlyList<string> Warnings => verdict.Warnings;
}
