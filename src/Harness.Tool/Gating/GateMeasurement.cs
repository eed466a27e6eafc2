using System.Globalization;
using Harness.Campaigns.Gating;
using Harness.Campaigns.Records;
using Harness.Tool.Running;

namespace Harness.Tool.Gating;

/// <summary>The campaign that a gate makes before it judges.</summary>
internal static class GateMeasurement
{
    /// <summary>Makes the runs of the baseline's tasks: others would be in no number.</summary>
    /// <param name="terminal">Takes the progress.</param>
    /// <param name="request">What is measured.</param>
    /// <param name="baseline">What it will be held against.</param>
    /// <param name="file">The baseline's file.</param>
    /// <param name="question">How it will be judged.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The campaign; null when it was cancelled.</returns>
    /// <exception cref="CommandProblemException">No run was made that the baseline could be held against.</exception>
    public static async Task<CampaignFolder?> MakeAsync(Terminal terminal, RunRequest request, Baseline baseline, string file, GateQuestion question, CancellationToken cancellation)
    {
        var root = RepositoryRoot.Above(ToolEnvironment.Folder) ?? throw new CommandProblemException("this is no repository of tasks: neither here nor above is a harness.json, .git or global.json");
        if (!Path.Exists(Path.Combine(root, request.Project)))
            throw new CommandProblemException($"there is no {request.Project} in {root}; --project names the project of the tasks");
        var session = await TestSession.RunAsync(terminal, root, request with { Tasks = [.. baseline.Tasks.Select(task => task.Task)], Variables = Variables(file, question) }, null, cancellation);
        if (session.WasCancelled)
        {
            new SessionView(terminal, json: false, isProgress: true).End(session);
            return null;
        }

        if (session.Campaigns.FirstOrDefault(campaign => campaign.ReadManifest().Suite == baseline.Suite) is { } made)
            return made;
        if (session.Campaigns.Count == 0)
            new SessionView(terminal, json: false, isProgress: true).End(session);
        throw new CommandProblemException($"the gate has no verdict: no run of {baseline.Suite} was made, which the baseline {baseline.Name} is of");
    }

    /// <summary>All settings of the gate as they were decided here: what harness.json says of them must not decide otherwise in the tests.</summary>
    private static Dictionary<string, string?> Variables(string file, GateQuestion question) => new()
    {
        ["HARNESS_GATE"] = file,
        ["HARNESS_GATE_CURTAIL"] = question.Curtails ? "1" : "0",
        ["HARNESS_GATE_ALPHA"] = question.Rules.Alpha.ToString(CultureInfo.InvariantCulture),
        ["HARNESS_GATE_ALARMS"] = question.Rules.AlarmsDecide ? "1" : "0",
        ["HARNESS_GATE_MARGIN"] = question.Rules.Margin?.ToString(CultureInfo.InvariantCulture),
        ["HARNESS_GATE_MAX_COST_INCREASE"] = question.Rules.MaxCostIncrease?.ToString(CultureInfo.InvariantCulture),
    };
}
