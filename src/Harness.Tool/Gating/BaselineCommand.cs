using System.CommandLine;
using Harness.Campaigns.Gating;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;

namespace Harness.Tool.Gating;

/// <summary><c>dotnet harness baseline</c>.</summary>
internal static class BaselineCommand
{
    private const string UsualName = "main";

    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        A baseline is a small file to commit: what one model reached, task by task, with the ids, dates and hashes of the campaigns
        that it counts. The more runs it has, the smaller the loss that a gate can see: three campaigns of three runs a task see a
        single task that died, one campaign does not.

        add takes finished campaigns of one model, all or none of them. Refused by name of the difference: another suite, instance,
        model, provider, sandbox or sampling, a task whose prompt, workspace, checker, tools or limits have changed, a campaign that
        is incomplete, curtailed, edited, a replay or a reconstruction, and one that is in the baseline already.

        Examples:
          dotnet harness baseline add 2026-11-02-qwen3 2026-11-03-qwen3
          dotnet harness baseline add 2026-06-02-qwen3 --name qwen3-next
          dotnet harness baseline list
          dotnet harness baseline show main
        """;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("baseline", "Keeps what models reached, for the gate.");
        command.Add(Add(terminal));
        command.Add(List(terminal));
        command.Add(Show(terminal));
        command.Add(Remove(terminal));
        return command;
    }

    private static Command Add(Terminal terminal)
    {
        var campaigns = new Argument<string[]>("CAMPAIGN") { Description = "ids, unique parts of ids, or paths", Arity = ArgumentArity.OneOrMore, HelpName = "CAMPAIGN" };
        campaigns.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var name = new Option<string>("--name") { Description = "the baseline; begun when it does not exist", HelpName = "NAME", DefaultValueFactory = _ => UsualName };
        var (folder, baselines, json) = (CampaignsFolder.Option(), BaselineFinder.Option(), Json());
        var command = new Command("add", "Adds finished campaigns of one model to a baseline.") { campaigns, name, folder, baselines, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var file = BaselineFinder.PathOf(BaselineFinder.Folder(parsed.GetValue(baselines)), parsed.GetValue(name)!);
            var baseline = File.Exists(file) ? BaselineFile.Read(file) : null;
            var folders = CampaignsFolder.Find(parsed.GetValue(folder));
            foreach (var campaign in parsed.GetValue(campaigns)!)
                baseline = BaselineAdmission.Add(baseline, Path.GetFileNameWithoutExtension(file), CampaignFinder.Find(folders, campaign));
            BaselineFile.Write(file, baseline!);
            terminal.Say($"written: {file}");
            return Print(terminal, baseline!, parsed.GetValue(json));
        }));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var (baselines, json) = (BaselineFinder.Option(), Json());
        var command = new Command("list", "Lists the baselines.") { baselines, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var folder = BaselineFinder.Folder(parsed.GetValue(baselines));
            var all = BaselineFile.In(folder).Select(BaselineFile.Read).ToList();
            if (parsed.GetValue(json))
                terminal.WriteJson(new { FormatVersion = 1, Baselines = all });
            else if (all.Count == 0)
                terminal.Say($"no baseline in {folder}");
            else
                foreach (var line in TextTable.Lines(all.Select(BaselineView.Row).Prepend(BaselineView.Headings), false, false, false, true, true, true, false))
                    terminal.Line(line);
            return ExitCodes.Success;
        }));
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var (name, baselines, json) = (Name(), BaselineFinder.Option(), Json());
        var command = new Command("show", "Shows a baseline, its campaigns and its tasks.") { name, baselines, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
            Print(terminal, BaselineFile.Read(BaselineFinder.Existing(BaselineFinder.Folder(parsed.GetValue(baselines)), parsed.GetValue(name)!)), parsed.GetValue(json))));
        return command;
    }

    private static Command Remove(Terminal terminal)
    {
        var (name, baselines, json) = (Name(), BaselineFinder.Option(), Json());
        var command = new Command("remove", "Deletes a baseline; the campaigns stay.") { name, baselines, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var file = BaselineFinder.Existing(BaselineFinder.Folder(parsed.GetValue(baselines)), parsed.GetValue(name)!);
            var removed = BaselineFile.Read(file);
            File.Delete(file);
            terminal.Say($"removed: {file}");
            if (parsed.GetValue(json))
                terminal.WriteJson(new { FormatVersion = 1, Removed = removed.Name, Path = file });
            return ExitCodes.Success;
        }));
        return command;
    }

    private static int Print(Terminal terminal, Baseline baseline, bool json)
    {
        if (json)
            terminal.WriteJson(baseline);
        else
            foreach (var line in BaselineView.Lines(baseline))
                terminal.Line(line);
        return ExitCodes.Success;
    }

    private static Argument<string> Name()
    {
        var name = new Argument<string>("NAME") { Description = "name, or path of the file", HelpName = "NAME" };
        name.CompletionSources.Add(_ => BaselineFinder.Suggested());
        return name;
    }

    private static Option<bool> Json() => new("--json") { Description = "print it as JSON" };
}
