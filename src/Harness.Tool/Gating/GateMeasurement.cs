using System.Globalization;
using Harness.Campaigns.Gating;
using Harness.Campaigns.Records;
using Harness.Tool.Running;

namespace Harness.Tool.Gating;

/// <summary>The campaign that a gate makes before it judges.</summary>
internal static class GateMeasurement
{
    /// <summary>Settings under which the tests judge by themselves, unless the gate says otherwise.</summary>
    private static readonly string[] OfTests = ["HARNESS_GATE", "HARNESS_GATE_CURTAIL", "HARNESS_GATE_ALPHA", "HARNESS_GATE_ALARMS", "HARNESS_GATE_MARGIN", "HARNESS_GATE_MAX_COST_INCREASE"];

    /// <summary>Makes the runs of the baseline's tasks: others would be in no number.</summary>
    /// <param name="terminal">Takes the progress.</param>
    /// <param name="request">What is measured.</param>
    /// <param name="baseline">What it will be held against.</param>
    /// <param name="curtail">The baseline's file and the rules by which runs are left out; null makes every run.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The campaign, or the exit code of a session that made none.</returns>
    public static async Task<(CampaignFolder? Campaign, int ExitCode)> MakeAsync(Terminal terminal, RunRequest request, Baseline baseline, (string File, GateRules Rules)? curtail, CancellationToken cancellation)
    {
        var root = RepositoryRoot.Above(ToolEnvironment.Folder) ?? throw new CommandProblemException("this is no repository of tasks: neither here nor above is a harness.json, .git or global.json");
        if (!Path.Exists(Path.Combine(root, request.Project)))
            throw new CommandProblemException($"there is no {request.Project} in {root}; --project names the project of the tasks");
        var session = await TestSession.RunAsync(terminal, root, request with { Tasks = [.. baseline.Tasks.Select(task => task.Task)], Variables = Variables(curtail) }, null, cancellation);
        if (session.WasCancelled)
        {
            new SessionView(terminal, json: false).End(session);
            return (null, ExitCodes.Cancelled);
        }

        if (session.Campaigns.FirstOrDefault(campaign => campaign.ReadManifest().Suite == baseline.Suite) is { } made)
            return (made, ExitCodes.Success);
        if (session.Campaigns.Count > 0)
            throw new CommandProblemException($"no run of {baseline.Suite} was made, which the baseline {baseline.Name} is of");
        new SessionView(terminal, json: false).End(session);
        return (null, ExitCodes.Failure);
    }

    private static Dictionary<string, string?> Variables((string File, GateRules Rules)? curtail)
    {
        var variables = OfTests.ToDictionary(name => name, _ => (string?)null);
        if (curtail is not var (file, rules)) return variables;
        variables["HARNESS_GATE"] = file;
        variables["HARNESS_GATE_CURTAIL"] = "1";
        variables["HARNESS_GATE_ALPHA"] = rules.Alpha.ToString(CultureInfo.InvariantCulture);
        variables["HARNESS_GATE_ALARMS"] = rules.AlarmsDecide ? "1" : "0";
        return variables;
    }
}
