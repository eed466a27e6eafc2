using System.CommandLine;
using Harness.Campaigns.Briefs;
using Harness.Campaigns.Comparison.Priors;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Reports.Html;
using Harness.Tool.Comparing;
using Harness.Tool.Folders;

namespace Harness.Tool.Reporting;

/// <summary><c>dotnet harness report</c>.</summary>
internal static class ReportCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Writes everything that is derived from a campaign's records again: the CSV files, report.md and report.html, byte for byte
        the same for the same records, and their hashes into campaign.json. Prints the table, the comparison with the campaigns of the
        suite that were begun before it and lie in the same folder, the latest 30 (only printed: the files depend on nothing but the
        campaign itself; one that cannot be read is named, and the exit code is 1), and the campaign's folder as the last line.
        --check writes nothing, names each file that is not what the records give or not the one that was hashed, and exits with 1
        when there is one. --brief writes the skeleton of an article instead, with a source behind every number, for
        `dotnet harness verify`; without a file name, or with -, to standard output. With --json that is where it was written, or the
        text in "brief"; it cannot be asked for together with --check.

        Examples:
          dotnet harness report 2026-05-19-qwen3                 write and print
          dotnet harness report 2026-05-19-qwen3 --check         was anything edited?
          dotnet harness report 2026-05-19-qwen3 --json | jq .costPerPassUsd
          dotnet harness report 2026-05-19-qwen3 --brief article.md
        """;

    public static Command Create(Terminal terminal)
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "id, unique part of an id, or path", HelpName = "CAMPAIGN" };
        campaign.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var folder = CampaignsFolder.Option();
        var check = new Option<bool>("--check") { Description = "write nothing; say which files differ from the records" };
        var json = new Option<bool>("--json") { Description = "print the numbers as JSON" };
        var brief = new Option<string?>("--brief") { Description = "write an article's skeleton instead; - is standard output", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("report", "Writes a campaign's reports and tables again from its records.") { campaign, folder, check, json, brief };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            if (parsed.GetResult(brief) is not null && parsed.GetValue(check))
                throw new CommandProblemException("--brief writes an article and --check writes nothing; give one of them");
            var folders = CampaignsFolder.Find(parsed.GetValue(folder));
            var found = CampaignFinder.Find(folders, parsed.GetValue(campaign)!);
            if (parsed.GetResult(brief) is not null)
                return Brief(terminal, parsed.GetValue(json), found.Id, parsed.GetValue(brief), CampaignBrief.Write(found, [folders.Path, .. folders.Published]));
            if (parsed.GetValue(check))
                return Check(terminal, parsed.GetValue(json), found.FullPath, CampaignReport.Differences(found));
            var summary = CampaignReport.Write(found);
            var priors = PriorComparison.Find(found);
            var exitCode = priors is { Unreadable.Count: > 0 } ? ExitCodes.Failure : ExitCodes.Success;
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new CampaignNumbers(summary, found.FullPath, priors));
                return exitCode;
            }

            foreach (var line in new ConsoleTable(terminal.Ink).Lines(summary))
                terminal.Line(line);
            terminal.Line();
            foreach (var line in priors is null ? [] : PriorText.Lines(priors).Append(""))
                terminal.Line(line);
            terminal.Say($"written: {HtmlReport.File}, {MarkdownReport.File} and the tables");
            terminal.Line(found.FullPath);
            return exitCode;
        }));
        return command;
    }

    private static int Brief(Terminal terminal, bool json, string campaign, string? file, string text)
    {
        var path = file is null or OutputFile.StandardOutput ? null : Path.GetFullPath(file, ToolEnvironment.Folder);
        if (path is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        if (json)
            terminal.WriteJson(new { FormatVersion = 1, Campaign = campaign, Path = path, Brief = path is null ? text : null });
        else if (path is null)
            terminal.Write(text);
        else
            terminal.Line(path);
        return ExitCodes.Success;
    }

    private static int Check(Terminal terminal, bool json, string path, IReadOnlyList<string> differences)
    {
        if (json)
            terminal.WriteJson(new { FormatVersion = 1, Ok = differences.Count == 0, Path = path, Differences = differences });
        else
            foreach (var line in differences.Count == 0 ? ["every file is what the records give"] : differences)
                terminal.Line(PlainText.OneLine(line));
        return differences.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }
}
