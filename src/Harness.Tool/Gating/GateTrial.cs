using System.Globalization;
using Harness.Campaigns.Gating;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;
using Harness.Tool.Folders;

namespace Harness.Tool.Gating;

/// <summary><c>gate --aa</c>: how often the gate would have cried wolf over a model that did not change.</summary>
internal static class GateTrial
{
    private const int UsualRuns = 3;

    // A broken gate is told from an unlucky one at about one in a thousand.
    private const double Luck = 3.1;

    /// <summary>Makes the comparisons of a model with itself.</summary>
    /// <param name="terminal">Takes the result.</param>
    /// <param name="asked">A baseline or a campaign.</param>
    /// <param name="baselines">Where baselines are.</param>
    /// <param name="campaigns">Where campaigns are.</param>
    /// <param name="runs">Runs of the candidate per task.</param>
    /// <param name="rules">The gate's.</param>
    /// <param name="json">Print JSON.</param>
    /// <returns>1 when it alarms more often than its level allows.</returns>
    public static int Run(Terminal terminal, string asked, string baselines, CampaignsFolder campaigns, int? runs, GateRules rules, bool json)
    {
        var (name, tallies) = Find(asked, baselines, campaigns);
        var own = runs ?? UsualRuns;
        if (!tallies.Any(task => task.Valid >= 2))
            throw new CommandProblemException($"{name} has no task with two valid runs: there is nothing to split");
        var level = new VerdictRules(VerdictQuestion.Worse, rules.LevelOfEach, rules.CoverageFloor);
        var depth = tallies.Max(task => task.Valid);
        (string How, AaReport Report)[] trials =
        [
            ($"split: its runs dealt to two sides, at most {own} a task to the candidate", AaTest.Split(tallies, own, level)),
            ($"repeated: both sides drawn anew with its pass rates, {depth} and {own} runs a task", AaTest.Repeat(tallies, depth, own, level)),
        ];
        var limit = rules.LevelOfEach + (Luck * Math.Sqrt(rules.LevelOfEach * (1 - rules.LevelOfEach) / AaTest.Comparisons));
        var holds = trials.All(trial => trial.Report.AlarmShare <= limit && trial.Report.TaskAlarmShare <= limit);
        if (json)
            terminal.WriteJson(new { FormatVersion = 1, Of = name, Level = rules.LevelOfEach, Holds = holds, Trials = trials.Select(trial => new { trial.How, trial.Report.Comparisons, trial.Report.Alarms, trial.Report.AlarmShare, trial.Report.TaskAlarms, trial.Report.TaskAlarmShare }) });
        else
            foreach (var line in Lines(name, rules.LevelOfEach, trials, holds))
                terminal.Line(line);
        return holds ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static IEnumerable<string> Lines(string name, double level, (string How, AaReport Report)[] trials, bool holds)
    {
        yield return $"{name} against itself";
        foreach (var (how, report) in trials)
        {
            yield return "  " + how;
            yield return string.Create(CultureInfo.InvariantCulture, $"    {report.Alarms} of {report.Comparisons} comparisons said that it is worse: {ReportNumbers.Percent(report.AlarmShare)}");
            yield return string.Create(CultureInfo.InvariantCulture, $"    {report.TaskAlarms} of {report.Comparisons} raised an alarm for some task: {ReportNumbers.Percent(report.TaskAlarmShare)}");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"  {(holds ? "within" : "ABOVE")} the level of {level * 100:0.##} % that was asked for");
    }

    private static (string Name, IReadOnlyList<TaskTally> Tallies) Find(string asked, string baselines, CampaignsFolder campaigns)
    {
        var isName = asked.EndsWith(".json", StringComparison.Ordinal) || CampaignPaths.IsCampaignId(asked);
        if (isName && BaselineFinder.PathOf(baselines, asked) is var file && File.Exists(file))
        {
            var baseline = BaselineFile.Read(file);
            return (baseline.Name, [.. baseline.Tasks.Select(task => baseline.TallyOf(task.Task))]);
        }

        var campaign = CampaignFinder.Find(campaigns, asked);
        var summary = CampaignSummary.Of(campaign.ReadManifest(), campaign.ReadRuns());
        return (PlainText.Fit(summary.Manifest.Id, 200), [.. summary.Tasks.Select(task => new TaskTally(task.Task, task.Passed, task.Valid))]);
    }
}
