using System.CommandLine;
using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;
using Harness.Tool.Running;

namespace Harness.Tool.Regrading;

/// <summary><c>dotnet harness regrade</c>.</summary>
internal static class RegradeCommand
{
    private const string OfControls = "-controls";

    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Plays a campaign's recorded answers through today's tools and checkers (MODEL=replay:CAMPAIGN) and prints which verdicts come
        out otherwise. No model is asked and nothing is paid. The replay is a campaign of its own; the old records stay as they are.
        Where a request is no longer the recorded one the run diverges, which is named: its verdict is then one about other answers
        than the model would have given.

        It needs cassettes, which campaigns with real models have unless record was off. What else a campaign keeps does not do: a
        diff leaves out what is binary or too large, and checkers also judge calls and the final answer. Code that the model wrote
        runs again, so it needs a sandbox as a measurement does (setting sandbox, or --sandbox).

        Exit codes: 0 every recorded run was judged again; 22 some could not be; 1 none.

        Examples:
          dotnet harness regrade 2026-11-02-qwen3
          dotnet harness regrade fixtures/cassettes/loopback-oracle --sandbox none --json
        """;

    public static Command Create(Terminal terminal)
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "id, unique part of an id, or path", HelpName = "CAMPAIGN" };
        campaign.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var folder = CampaignsFolder.Option();
        var sandbox = new Option<string?>("--sandbox") { Description = "what isolates the agent", HelpName = "NAME" };
        var project = new Option<string>("--project") { Description = "the project of the tasks", HelpName = "PATH", DefaultValueFactory = _ => "tasks" };
        var noBuild = new Option<bool>("--no-build") { Description = "use the tasks as they were built last" };
        var json = new Option<bool>("--json") { Description = "print it as JSON" };
        var command = new Command("regrade", "Judges recorded answers again, by today's tools and checkers.") { campaign, folder, sandbox, project, noBuild, json };
        command.SetAction((parsed, cancellation) => CommandBoundary.RunAsync(terminal, async () =>
        {
            var folders = CampaignsFolder.Find(parsed.GetValue(folder));
            var found = CampaignFinder.Find(folders, parsed.GetValue(campaign)!);
            var recorded = Recorded(found);
            var root = RepositoryRoot.Above(ToolEnvironment.Folder) ?? throw new CommandProblemException("this is no repository of tasks: neither here nor above is a harness.json, .git or global.json");
            var request = Request(found, recorded) with
            {
                Sandbox = parsed.GetValue(sandbox),
                CampaignsFolder = folders.Path,
                Project = parsed.GetValue(project)!,
                NoBuild = parsed.GetValue(noBuild),
            };
            var session = await TestSession.RunAsync(terminal, root, request, continued: null, cancellation);
            var view = new RegradeView(terminal, parsed.GetValue(json));
            return session.WasCancelled ? ExitCodes.Cancelled : view.End(found, recorded, session);
        }, cancellation));
        return command;
    }

    /// <exception cref="CommandProblemException">Nothing can be judged again; says why.</exception>
    private static IReadOnlyList<RunRecord> Recorded(CampaignFolder folder)
    {
        var manifest = folder.ReadManifest();
        if (manifest.ReplayOf is { } source)
            throw new CommandProblemException($"'{manifest.Id}' is itself a replay; regrade '{PlainText.OneLine(source)}'");
        if (manifest.Reconstruction)
            throw new CommandProblemException($"'{manifest.Id}' is a reconstruction from published tables: there are no answers to judge");
        var runs = folder.ReadRuns().Counting().Where(run => run.Outcome.Kind != OutcomeKind.Invalid).ToList();
        if (manifest.Client is null || !runs.Any(run => run.Cassette is not null))
            throw new CommandProblemException($"'{manifest.Id}' holds no cassettes, so its workspaces cannot be made again: scripted models and campaigns with record=false are not recorded, and a diff is no workspace (it leaves out what is binary or too large, and checkers also judge calls and the final answer)");
        return runs;
    }

    private static RunRequest Request(CampaignFolder folder, IReadOnlyList<RunRecord> recorded)
    {
        var manifest = folder.ReadManifest();
        var filter = recorded.Where(run => run.Cassette is not null).GroupBy(run => run.Task).Select(runs =>
            string.Create(CultureInfo.InvariantCulture, $"(Task={runs.Key}&({string.Join('|', runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"Run={run.Run}")))}))"));
        return new RunRequest
        {
            Model = "replay:" + folder.FullPath,
            Runs = recorded.Max(run => run.Run),
            Rest = ["--filter", string.Join('|', filter)],
            Variables = new Dictionary<string, string?>
            {
                ["HARNESS_INSTANCE"] = manifest.Instance.ToString(CultureInfo.InvariantCulture),
                ["HARNESS_CONTROLS"] = manifest.Suite.EndsWith(OfControls, StringComparison.Ordinal) ? "1" : null,
                ["HARNESS_CAMPAIGN"] = null,
            },
        };
    }
}
