using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;

namespace Harness.Tool.Running;

/// <summary><c>dotnet harness run</c>.</summary>
internal static class RunCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Starts `dotnet test tasks` and follows the campaign that it writes: on a terminal a table of the runs in flight with time,
        turns and cost so far, the end as estimated from finished runs, and what is left of the money; elsewhere a line per finished
        run. Options win over settings; what is not given stays as harness.json and the environment have it. Ends with the table,
        and the campaign's path as the last line.

        Ctrl+C and SIGTERM end it cleanly: finished runs are on record, runs in flight are recorded as cancelled, and how to continue
        is printed. --resume makes what is missing or invalid, with the model, runs and settings of that campaign; finished runs are
        not made again. It is refused when model, prompt, tools or anything else that matters has changed, and the difference is named.

        Exit codes: 0 every planned run was measured, whatever the score; 22 some are missing or invalid; 1 nothing could be measured;
        130 cancelled.

        Examples:
          dotnet harness run                                              all tasks with the built-in model, free and offline
          dotnet harness run --model qwen3-coder-30b --max-cost 0.50
          dotnet harness run --model local --task task_01 task_07 --runs 10 --parallel 4
          dotnet harness run --resume 2026-11-02-qwen3                    go on after a crash
          dotnet harness run --resume 2026-11-02-qwen3 --only-invalid     exactly the rows that are missing or invalid
          dotnet harness run --model local -- --no-restore -c Release     the rest is for dotnet test
        """;

    public static Command Create(Terminal terminal)
    {
        var model = new Option<string?>("--model") { Description = "what is measured, as MODEL would name it", HelpName = "NAME" };
        var task = new Option<string[]>("--task") { Description = "only these tasks", HelpName = "TASK", AllowMultipleArgumentsPerToken = true };
        var runs = new Option<int?>("--runs") { Description = "runs per task", HelpName = "N" };
        var parallel = new Option<int?>("--parallel") { Description = "runs at once", HelpName = "N" };
        var maxCost = new Option<decimal?>("--max-cost") { Description = "USD that the campaign may cost, what was spent before included", HelpName = "USD" };
        var resume = new Option<string?>("--resume") { Description = "the campaign to continue: id, unique part of an id, or path", HelpName = "CAMPAIGN" };
        resume.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var onlyInvalid = new Option<bool>("--only-invalid") { Description = "with --resume: make only rows that are missing or invalid" };
        var sandbox = new Option<string?>("--sandbox") { Description = "what isolates the agent", HelpName = "NAME" };
        var folder = CampaignsFolder.Option();
        var project = new Option<string>("--project") { Description = "the project of the tasks", HelpName = "PATH", DefaultValueFactory = _ => "tasks" };
        var noBuild = new Option<bool>("--no-build") { Description = "use the tasks as they were built last" };
        var json = new Option<bool>("--json") { Description = "print the numbers as JSON" };
        var rest = new Argument<string[]>("ARGS") { Description = "behind --: arguments of dotnet test", Arity = ArgumentArity.ZeroOrMore, HelpName = "-- ARGS" };
        var command = new Command("run", "Measures a model: makes the runs of a campaign, or continues one.")
        {
            model, task, runs, parallel, maxCost, resume, onlyInvalid, sandbox, folder, project, noBuild, json, rest,
        };
        command.SetAction((parsed, cancellation) => CommandBoundary.RunAsync(terminal, async () =>
        {
            if (parsed.GetValue(rest) is { Length: > 0 } stray && !parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
                throw new CommandProblemException($"'{PlainText.Fit(stray[0], 80)}' is no option; a model is named with --model, and arguments of dotnet test stand behind --");
            var request = new RunRequest
            {
                Model = parsed.GetValue(model),
                Tasks = [.. parsed.GetValue(task) ?? []],
                Runs = Above(parsed.GetValue(runs), "--runs"),
                Parallel = Above(parsed.GetValue(parallel), "--parallel"),
                MaxCostUsd = parsed.GetValue(maxCost) is { } usd && usd <= 0 ? throw new CommandProblemException("--max-cost takes more than 0 USD") : parsed.GetValue(maxCost),
                Sandbox = parsed.GetValue(sandbox),
                Resume = parsed.GetValue(resume),
                OnlyInvalid = parsed.GetValue(onlyInvalid),
                CampaignsFolder = parsed.GetValue(folder),
                Project = parsed.GetValue(project)!,
                NoBuild = parsed.GetValue(noBuild),
                Rest = parsed.GetValue(rest) ?? [],
            };
            return await RunAsync(terminal, request, parsed.GetValue(json), cancellation);
        }, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, RunRequest request, bool json, CancellationToken cancellation)
    {
        var root = RepositoryRoot.Above(ToolEnvironment.Folder) ?? throw new CommandProblemException("this is no repository of tasks: neither here nor above is a harness.json, .git or global.json");
        if (!Path.Exists(Path.Combine(root, request.Project)))
            throw new CommandProblemException($"there is no {request.Project} in {root}; --project names the project of the tasks");
        if (request.Tasks.FirstOrDefault(task => !CampaignPaths.IsTaskId(task)) is { } wrong)
            throw new CommandProblemException($"'{PlainText.Fit(wrong, 80)}' is no task; tasks are named like task_05");
        if (request is { OnlyInvalid: true, Resume: null })
            throw new CommandProblemException("--only-invalid belongs to --resume CAMPAIGN");
        var continued = request.Resume is { } id ? ContinuedCampaign.Of(CampaignFinder.Find(CampaignsFolder.Find(request.CampaignsFolder), id)) : null;
        var view = new SessionView(terminal, json);
        if (continued is not null && request is { OnlyInvalid: true } && !continued.Left.Any(row => request.Tasks.Count == 0 || request.Tasks.Contains(row.Task)))
        {
            terminal.Say("nothing is missing or invalid: no run is made");
            return view.End([continued.Folder]);
        }

        if (continued is not null)
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"continuing {continued.Folder.Id}: {continued.Left.Count} of {continued.Manifest.PlannedRuns()} rows are left"));
        var session = await TestSession.RunAsync(terminal, root, request, continued, cancellation);
        return view.End(session);
    }

    private static int? Above(int? number, string option) =>
        number is < 1 ? throw new CommandProblemException($"{option} takes a whole number of 1 or more") : number;
}
