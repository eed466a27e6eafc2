using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>
/// The gate's verdict on a candidate with everything that it rests on. Computed from the records and the baseline alone, so a
/// command, a test and a later reader come to the same one.
/// </summary>
public sealed record GateVerdict
{
    public required Baseline Baseline { get; init; }

    public required CampaignSummary Candidate { get; init; }

    public required GateRules Rules { get; init; }

    public required GateOutcome Outcome { get; init; }

    /// <summary>Why, in one line.</summary>
    public required string Reason { get; init; }

    /// <summary>All tasks of either side, ordered by id.</summary>
    public required IReadOnlyList<GateTask> Tasks { get; init; }

    /// <summary>The test over the compared tasks, whatever became of the verdict.</summary>
    public required ComparisonVerdict Suite { get; init; }

    public required GateCost Cost { get; init; }

    /// <summary>Null when no margin was asked for, runs were curtailed, or nothing can be compared.</summary>
    public NonInferiority? NonInferiority { get; init; }

    /// <summary>What a reader should know although it decides nothing; our own words but for ids.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Tasks whose alarm is raised; of a curtailed candidate, is raised whatever the runs left out had brought.</summary>
    public IEnumerable<GateTask> Alarms => Tasks.Where(task => task.Alarm is { IsRaised: true });

    /// <summary>Tasks of a curtailed candidate whose alarm the runs left out could decide either way.</summary>
    public IEnumerable<GateTask> OpenAlarms => Tasks.Where(task => task is { LeftOut: null, Alarm: null } && Curtailed > 0);

    /// <summary>Runs that were not needed.</summary>
    public int Curtailed => Suite.Candidate.Curtailed.Values.Sum();

    /// <summary>The ids that the candidate's provider said it answered with, ordered; hostile text.</summary>
    public IEnumerable<string> ReturnedModels() => Candidate.Runs.Select(run => run.ReturnedModel).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    /// <summary>Judges a finished campaign, or one that is just ending.</summary>
    /// <exception cref="NotComparableException">It may not be compared with the baseline at all; the message has a line for each reason.</exception>
    /// <exception cref="CampaignFormatException">Its files cannot be trusted.</exception>
    public static GateVerdict Of(Baseline baseline, CampaignFolder candidate, GateRules rules)
    {
        var summary = CampaignSummary.Of(candidate.ReadManifest(), candidate.ReadRuns());
        List<string> refusals = [.. BaselineAdmission.NoMeasurement(candidate, summary.Manifest), .. GateMatch.Refusals(baseline, summary.Manifest)];
        if (baseline.Campaigns.Any(campaign => campaign.Id == summary.Manifest.Id))
            refusals.Add("it is part of the baseline, and would be compared with itself");
        return refusals.Count > 0
            ? throw new NotComparableException(string.Join('\n', refusals.Select(reason => $"{summary.Manifest.Id} cannot be gated: {reason}")))
            : Of(baseline, summary, rules);
    }

    /// <summary>Judges a campaign that was looked at already.</summary>
    public static GateVerdict Of(Baseline baseline, CampaignSummary candidate, GateRules rules)
    {
        var tasks = GateMatch.Tasks(baseline, candidate);
        var compared = tasks.Where(task => task.LeftOut is null).ToList();
        var side = new CampaignSide(
            [.. compared.Select(task => new TaskTally(task.Task, task.Runs.CandidatePassed, task.Runs.CandidateValid))],
            compared.Sum(task => task.Planned),
            compared.Sum(task => task.Invalid))
        {
            Curtailed = compared.Where(task => task.Curtailed > 0).ToDictionary(task => task.Task, task => task.Curtailed),
        };
        var suite = ComparisonVerdict.Of(baseline.SideOf([.. compared.Select(task => task.Task)]), side, rules.ForSuite);
        var alarms = GateAlarms.Of([.. compared.Select(task => task.Runs)], side.Curtailed, rules.LevelOfEach);
        var verdict = new GateVerdict
        {
            Baseline = baseline,
            Candidate = candidate,
            Rules = rules,
            Outcome = GateOutcome.Passed,
            Reason = "",
            Tasks = [.. tasks.Select(task => task with { Alarm = alarms.GetValueOrDefault(task.Task) })],
            Suite = suite,
            Cost = GateCost.Of(baseline, candidate, compared.Select(task => task.Task)),
            NonInferiority = rules.Margin is { } margin && side.Curtailed.Count == 0 ? NonInferiority.Of(compared.Select(task => task.Runs), margin, rules.Alpha) : null,
        };
        var (outcome, reason) = GateDecision.Of(verdict);
        return verdict with { Outcome = outcome, Reason = reason, Warnings = [.. GateWarnings.Of(verdict)] };
    }
}
