using System.CommandLine;
using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Plots;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;

namespace Harness.Tool.Comparing;

/// <summary><c>dotnet harness compare</c>.</summary>
internal static class CompareCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Holds campaigns against the first one: score with its Wilson interval, cost per run and per pass, latency, each task, how runs
        ended, and a verdict: an exact test over runs, stratified by task, two-sided at .05, with the smallest drop that these runs could
        have shown. Where only totals were published, Fisher's exact test over the pooled runs. Tasks whose fingerprints differ are left
        out by name; campaigns of different suites, and replays beside measurements, are refused. It is no gate: the exit code is 0
        whatever the verdict is.

        Examples:
          dotnet harness compare 2026-05-19-qwen3 2026-06-02-qwen3       an id, a unique part of it, or a path
          dotnet harness compare qwen3-next 2026-05-19-qwen3 devstral --svg compare.svg --png compare.png
          dotnet harness compare A B --markdown - >> "$GITHUB_STEP_SUMMARY"
          dotnet harness compare --campaigns nightly --model qwen3-coder-30b     all of a model, the oldest is the first
          dotnet harness compare A B --json | jq '.pairs[0].verdict'
        """;

    public static Command Create(Terminal terminal)
    {
        var campaigns = new Argument<string[]>("CAMPAIGN") { Description = "id, unique part of an id, or path; the first is the baseline", Arity = ArgumentArity.ZeroOrMore, HelpName = "CAMPAIGN" };
        campaigns.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var folder = CampaignsFolder.Option();
        var all = new Option<string?>("--campaigns") { Description = "also all campaigns of this folder, the oldest first, without replays", HelpName = "FOLDER" };
        var model = new Option<string?>("--model") { Description = "of a folder's campaigns only those of this model", HelpName = "MODEL" };
        var json = new Option<bool>("--json") { Description = "print it as JSON" };
        var markdown = new Option<string?>("--markdown") { Description = "write it as Markdown; - prints that instead of the tables", HelpName = "FILE" };
        var svg = new Option<string?>("--svg") { Description = "write the plots as SVG", HelpName = "FILE" };
        var png = new Option<string?>("--png") { Description = "write the plots as PNG", HelpName = "FILE" };
        var command = new Command("compare", "Compares campaigns: score, cost, tasks, outcomes, verdict.") { campaigns, folder, all, model, json, markdown, svg, png };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            OutputFile.RefuseTwoResults(parsed.GetValue(json), parsed.GetValue(markdown));
            var chosen = Choose(CampaignsFolder.Find(parsed.GetValue(folder)), parsed.GetValue(campaigns) ?? [], parsed.GetValue(all), parsed.GetValue(model));
            foreach (var problem in chosen.Unreadable)
                terminal.Say(PlainText.OneLine("not compared: " + problem.Message));
            var comparison = Compare(chosen.Campaigns);
            if (parsed.GetValue(svg) is { } svgFile)
                OutputFile.Write(terminal, svgFile, SvgWriter.Write(ComparisonPlot.Of(comparison)));
            if (parsed.GetValue(png) is { } pngFile)
                OutputFile.Write(terminal, pngFile, PngWriter.Write(ComparisonPlot.Of(comparison)));
            if (parsed.GetValue(markdown) is { } file and not OutputFile.StandardOutput)
                OutputFile.Write(terminal, file, ComparisonMarkdown.Write(comparison));
            Print(terminal, comparison, parsed.GetValue(json), parsed.GetValue(markdown) == OutputFile.StandardOutput);
            return chosen.Unreadable.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
    }

    private static void Print(Terminal terminal, CampaignComparison comparison, bool asJson, bool asMarkdown)
    {
        if (asJson)
            terminal.WriteJson(new ComparisonNumbers(comparison));
        else if (asMarkdown)
            terminal.Line(ComparisonMarkdown.Write(comparison).TrimEnd());
        else
            foreach (var line in new ComparisonText(terminal.Ink).Lines(comparison))
                terminal.Line(line);
    }

    private static CampaignTallies Choose(CampaignsFolder folders, IReadOnlyList<string> asked, string? all, string? model)
    {
        if (asked.Count > CampaignComparison.Most)
            throw new CommandProblemException(FormattableString.Invariant($"a comparison takes 2 to {CampaignComparison.Most:N0} campaigns, not {asked.Count}"));
        // Those of a model are looked for in a folder, so it chooses nothing among campaigns that are named.
        if (model is not null && all is null && asked.Count > 0)
            throw new CommandProblemException("--model beside named campaigns needs --campaigns FOLDER: it chooses among those of a folder");
        CampaignTally[] named = [.. asked.Select(campaign => CampaignTally.Of(CampaignFinder.Find(folders, campaign)))];
        if (all is null && model is null)
            return new CampaignTallies(named, []);
        var path = all is null ? folders.Path : Path.GetFullPath(all, ToolEnvironment.Folder);
        if (!Directory.Exists(path))
            throw new CommandProblemException($"there is no folder {path}");
        var found = CampaignTallies.In(path);
        var fitting = found.Campaigns
            .Where(campaign => !campaign.IsReplay && (model is null || campaign.Model == model || campaign.Manifest.ModelId == model))
            .Where(campaign => named.All(one => one.Folder != campaign.Folder))
            .OrderBy(campaign => campaign.Manifest.CreatedAt);
        return new CampaignTallies([.. named, .. fitting], found.Unreadable);
    }

    private static CampaignComparison Compare(IReadOnlyList<CampaignTally> campaigns)
    {
        try
        {
            return CampaignComparison.Of(campaigns);
        }
        catch (ComparisonRefusedException e)
        {
            throw new CommandProblemException(e.Message);
        }
    }
}
