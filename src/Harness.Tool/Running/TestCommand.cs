using System.Globalization;
using Harness.Campaigns.Records;

namespace Harness.Tool.Running;

/// <summary>The command that makes the runs: <c>dotnet test</c>, its arguments and what changes in its environment.</summary>
/// <param name="Arguments">Of <c>dotnet</c>.</param>
/// <param name="Environment">Changes to this process's environment; null unsets.</param>
internal sealed record TestCommand(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Environment)
{
    private const string PassedOn = "--";

    /// <summary>Puts the command together.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="continued">The campaign that goes on; null begins one.</param>
    /// <param name="announcements">Where the tests say which campaigns they work on.</param>
    /// <param name="environment">The caller's.</param>
    /// <exception cref="CommandProblemException">Two filters were asked for.</exception>
    public static TestCommand Of(RunRequest request, ContinuedCampaign? continued, string announcements, IReadOnlyDictionary<string, string> environment)
    {
        var filter = Filter(request, continued);
        if (filter is not null && request.Rest.Any(argument => argument is "--filter" || argument.StartsWith("--filter=", StringComparison.Ordinal) || argument.StartsWith("--filter:", StringComparison.Ordinal)))
            throw new CommandProblemException("--task and --only-invalid say which runs are made, and so does --filter behind --; give one of them");
        return new TestCommand([.. Parts(request, filter)], Variables(request, continued, announcements, environment));
    }

    private static IEnumerable<string> Parts(RunRequest request, string? filter)
    {
        // Settings of the test platform come last, behind a separator of their own.
        var rest = request.Rest.TakeWhile(argument => argument != PassedOn).ToList();
        var platform = request.Rest.Skip(rest.Count + 1).ToList();
        if (request.Parallel is { } parallel)
            platform.Add(string.Create(CultureInfo.InvariantCulture, $"xUnit.MaxParallelThreads={parallel}"));
        return
        [
            "test", request.Project,
            .. request.NoBuild ? ["--no-build"] : Array.Empty<string>(),
            .. filter is null ? Array.Empty<string>() : ["--filter", filter],
            .. rest,
            .. platform.Count == 0 ? Array.Empty<string>() : [PassedOn, .. platform],
        ];
    }

    private static string? Filter(RunRequest request, ContinuedCampaign? continued)
    {
        if (request.OnlyInvalid && continued is not null)
            return string.Join('|', continued.Left
                .Where(row => request.Tasks.Count == 0 || request.Tasks.Contains(row.Task))
                .GroupBy(row => row.Task)
                .Select(rows => string.Create(CultureInfo.InvariantCulture, $"(Task={rows.Key}&({string.Join('|', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"Run={row.Run}")))}))")));
        return request.Tasks.Count == 0 ? null : string.Join('|', request.Tasks.Select(task => $"Task={task}"));
    }

    private static Dictionary<string, string?> Variables(RunRequest request, ContinuedCampaign? continued, string announcements, IReadOnlyDictionary<string, string> environment)
    {
        var variables = new Dictionary<string, string?>(request.Variables)
        {
            ["DOTNET_NOLOGO"] = "1",
            // Lines that are drawn over each other cannot be read back.
            ["MSBUILDTERMINALLOGGER"] = "off",
            [CampaignAnnouncement.Variable] = announcements,
        };
        foreach (var (name, value) in continued?.Variables(environment) ?? [])
            variables[name] = value;
        if ((request.Model ?? continued?.Manifest.Model) is { } model)
            variables["MODEL"] = model;
        if ((request.Runs ?? (continued is { Manifest.RunsPerTask: > 0 } ? continued.Manifest.RunsPerTask : null)) is { } runs)
            variables["HARNESS_RUNS"] = runs.ToString(CultureInfo.InvariantCulture);
        if (request.MaxCostUsd is { } limit)
            variables["HARNESS_MAX_COST_USD"] = limit.ToString(CultureInfo.InvariantCulture);
        if (request.Sandbox is { } sandbox)
            variables["HARNESS_SANDBOX"] = sandbox;
        if (request.CampaignsFolder is { } folder && continued is null)
            variables["HARNESS_CAMPAIGNS_FOLDER"] = Path.GetFullPath(folder, ToolEnvironment.Folder);
        return variables;
    }
}
