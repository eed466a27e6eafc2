using System.CommandLine;
using Harness.Campaigns.Exports;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;

namespace Harness.Tool.Exporting;

/// <summary><c>dotnet harness export</c>.</summary>
internal static class ExportCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Writes a campaign in the format of another tool. Text of models is one clean line each; an invalid run is neither passed nor
        failed: other in CTRF, an error in JUnit.
          ctrf   Common Test Report Format, JSON (https://ctrf.io)
          junit  JUnit XML, for the test pages of continuous integration
          meai   the folder of DiskBasedResultStore of Microsoft.Extensions.AI.Evaluation.Reporting; --output names it
        --json prints the campaign, the format and where it was written, for scripts; it needs --output.

        Examples:
          dotnet harness export 2026-05-19-qwen3 --format ctrf --output ctrf-report.json
          dotnet harness export 2026-05-19-qwen3 --format junit > junit.xml
          dotnet harness export 2026-05-19-qwen3 --format meai --output store
          dotnet harness export 2026-05-19-qwen3 --format junit --output junit.xml --json | jq -r .path
        """;

    private const string Ctrf = "ctrf", Junit = "junit", EvaluationStore = "meai";

    public static Command Create(Terminal terminal)
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "id, unique part of an id, or path", HelpName = "CAMPAIGN" };
        campaign.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var format = new Option<string>("--format") { Description = "ctrf, junit or meai", HelpName = "FORMAT", Required = true };
        format.AcceptOnlyFromAmong(Ctrf, Junit, EvaluationStore);
        var output = new Option<string?>("--output") { Description = "where to write; default: standard output", HelpName = "FILE" };
        var folder = CampaignsFolder.Option();
        var json = new Option<bool>("--json") { Description = "print what was written and where as JSON" };
        var command = new Command("export", "Writes a campaign in the format of another tool.") { campaign, format, output, folder, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var found = CampaignFinder.Find(CampaignsFolder.Find(parsed.GetValue(folder)), parsed.GetValue(campaign)!);
            var summary = CampaignReport.Summarize(found);
            if (summary.TotalsOnly is not null)
                throw new CommandProblemException($"the runs of {found.Id} were not published: there is nothing to export");
            var place = parsed.GetValue(output) is { } asked ? Path.GetFullPath(asked, ToolEnvironment.Folder) : null;
            var kind = parsed.GetValue(format)!;
            if (place is null && kind == EvaluationStore)
                throw new CommandProblemException("the format meai is a folder of files; name it with --output");
            if (place is null && parsed.GetValue(json))
                throw new CommandProblemException("--json says where the export was written; name the file with --output");
            if (place is null)
                terminal.Write(Text(kind, summary));
            else
                Put(terminal, parsed.GetValue(json), found.Id, kind, place, summary);
            return ExitCodes.Success;
        }));
        return command;
    }

    private static string Text(string format, CampaignSummary summary) => format == Ctrf ? CtrfExport.Write(summary) : JunitExport.Write(summary);

    private static void Put(Terminal terminal, bool json, string campaign, string format, string place, CampaignSummary summary)
    {
        var files = 0;
        foreach (var (path, text) in format == EvaluationStore
            ? EvaluationStoreExport.Write(summary).Select(file => (Path.Combine([place, .. file.Key.Split('/')]), file.Value))
            : [(place, Text(format, summary))])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            files++;
        }

        if (json)
            terminal.WriteJson(new { FormatVersion = 1, Campaign = campaign, Format = format, Path = place, Files = files });
        else
            terminal.Line(place);
    }
}
