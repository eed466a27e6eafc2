using System.CommandLine;
using System.Globalization;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Transcripts;
using Harness.Tool.Folders;

namespace Harness.Tool.Showing;

/// <summary><c>dotnet harness show</c>.</summary>
internal static class ShowCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Shows a campaign, a task of it, or one run: what the model was asked, said and called, what the tools answered, what each
        turn used and cost, and why the checker rejected what was left behind. CAMPAIGN is an id, a unique part of one, or a path.
        Of several attempts at a run the one that counts is shown; run2.attempt1 names another.

        Examples:
          dotnet harness show 2026-05-19-qwen3                   a campaign on a screen
          dotnet harness show 2026-05-19-qwen3 task_09           the runs of a task
          dotnet harness show 2026-05-19-qwen3 task_09 3         a run
          dotnet harness show 2026-05-19-qwen3/task_09/run3 --diff --full | less
          dotnet harness show campaigns/ID/transcripts/task_09/run3.jsonl
          dotnet harness show 2026-05-19-qwen3 task_09 3 --json | jq '.transcript[] | select(.type == "call")'
        """;

    public static Command Create(Terminal terminal)
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "id, unique part of an id, or path; also CAMPAIGN/task_05/run2", HelpName = "CAMPAIGN" };
        var folder = CampaignsFolder.Option();
        campaign.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var task = new Argument<string?>("TASK") { Description = "a task: task_05", HelpName = "TASK", Arity = ArgumentArity.ZeroOrOne };
        var run = new Argument<string?>("RUN") { Description = "a run: 2, run2 or run2.attempt1", HelpName = "RUN", Arity = ArgumentArity.ZeroOrOne };
        var diff = new Option<bool>("--diff") { Description = "show what the run changed, too" };
        var full = new Option<bool>("--full") { Description = "cut nothing" };
        var json = new Option<bool>("--json") { Description = "print it as JSON, whole" };
        var command = new Command("show", "Shows a campaign or the transcript of a run.") { campaign, task, run, folder, diff, full, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var address = RunAddress.Parse(parsed.GetValue(campaign)!, parsed.GetValue(task), parsed.GetValue(run));
            var found = CampaignFinder.Find(CampaignsFolder.Find(parsed.GetValue(folder)), address.Campaign);
            var summary = CampaignSummary.Of(found.ReadManifest(), found.ReadRuns());
            if (parsed.GetValue(json))
                terminal.WriteJson(Json(found, summary, address));
            else
                foreach (var line in Lines(found, summary, address, parsed.GetValue(diff), parsed.GetValue(full), terminal.Ink))
                    terminal.Line(line);
            return ExitCodes.Success;
        }));
        return command;
    }

    private static IEnumerable<string> Lines(CampaignFolder campaign, CampaignSummary summary, RunAddress address, bool diff, bool full, Ink ink) => address switch
    {
        { Task: null } => new CampaignView(campaign, summary, ink).Lines(),
        { Run: null } => new CampaignView(campaign, summary, ink).Lines(Task(summary, address)),
        _ => new RunView(campaign, Record(summary, address), ink).Lines(diff, full),
    };

    private static object Json(CampaignFolder campaign, CampaignSummary summary, RunAddress address)
    {
        if (address.Task is null)
            return new { FormatVersion = 1, Path = campaign.FullPath, summary.Manifest, Runs = summary.Attempts, summary.Notes };
        if (address.Run is null)
            return new { FormatVersion = 1, Path = campaign.FullPath, Task(summary, address).Task, Runs = summary.Attempts.Where(attempt => attempt.Task == address.Task) };
        var record = Record(summary, address);
        var view = new RunView(campaign, record, Ink.Plain);
        return new
        {
            FormatVersion = 1,
            Path = campaign.FullPath,
            Record = record,
            TranscriptPath = view.Transcript,
            DiffPath = view.Diff,
            Transcript = view.Transcript is { } transcript ? new TranscriptReader(transcript).ReadOn() : null,
            Diff = view.Diff is { } file ? File.ReadAllText(file) : null,
        };
    }

    private static TaskSummary Task(CampaignSummary summary, RunAddress address) =>
        summary.Tasks.FirstOrDefault(task => task.Task == address.Task)
        ?? throw new CommandProblemException($"{summary.Manifest.Id} has no {address.Task}; its tasks are {string.Join(", ", summary.Tasks.Select(task => task.Task))}");

    private static RunRecord Record(CampaignSummary summary, RunAddress address)
    {
        var task = Task(summary, address);
        var record = address.Attempt is { } attempt
            ? summary.Attempts.FirstOrDefault(run => run.Task == task.Task && run.Run == address.Run && run.Attempt == attempt)
            : task.Runs.FirstOrDefault(run => run.Run == address.Run);
        return record ?? throw new CommandProblemException(string.Create(
            CultureInfo.InvariantCulture, $"{task.Task} has no run {address.Run}{(address.Attempt is { } missing ? $" attempt {missing}" : "")} on record; it has {string.Join(", ", summary.Attempts.Where(run => run.Task == task.Task).Select(run => run.Attempt == 1 ? $"run{run.Run}" : $"run{run.Run}.attempt{run.Attempt}"))}"));
    }
}
