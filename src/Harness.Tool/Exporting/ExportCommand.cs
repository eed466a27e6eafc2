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

        Examples:
          dotnet harness export 2026-05-19-qwen3 --format ctrf --output ctrf-report.json
          dotnet harness export 2026-05-19-qwen3 --format junit > junit.xml
          dotnet harness export 2026-05-19-qwen3 --format meai --output store
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
        var command = new Command("export", "Writes a campaign in the format of another tool.") { campaign, format, output, folder };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var found = CampaignFinder.Find(CampaignsFolder.Find(parsed.GetValue(folder)), parsed.GetValue(campaign)!);
            var summary = CampaignReport.Summarize(found);
            if (summary.TotalsOnly is not null)
                throw new CommandProblemException($"the runs of {found.Id} were not published: there is nothing to export");
            var place = parsed.GetValue(output) is { } asked ? Path.GetFullPath(asked, ToolEnvironment.Folder) : null;
            if (parsed.GetValue(format) == EvaluationStore)
                return Store(terminal, summary, place ?? throw new CommandProblemException("the format meai is a folder of files; name it with --output"));
            var text = parsed.GetValue(format) == Ctrf ? CtrfExport.Write(summary) : JunitExport.Write(summary);
            if (place is null)
                terminal.Write(text);
            else
                Put(terminal, place, text);
            return ExitCodes.Success;
        }));
        return command;
    }

    private static int Store(Terminal terminal, CampaignSummary summary, string place)
    {
        foreach (var (file, text) in EvaluationStoreExport.Write(summary))
        {
            var path = Path.Combine([place, .. file.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        terminal.Line(place);
        return ExitCodes.Success;
    }

    private static void Put(Terminal terminal, string place, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllText(place, text);
        terminal.Line(place);
    }
}
