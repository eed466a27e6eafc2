using System.CommandLine;
using Harness.Campaigns.Catalog;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;
using Recomputed = Harness.Campaigns.Recomputed;

namespace Harness.Tool.Repricing;

/// <summary><c>dotnet harness reprice</c>.</summary>
internal static class RepriceCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Computes what a campaign's recorded tokens cost at other prices, request by request, so that tiers and hours count as they
        would have. --price-row names a row of the catalog (`dotnet harness models KEY` shows them); --prices names a file like
        harness.json, whose "catalog" has rows of the campaign's model; --since names an earlier campaign and splits the difference
        of the two costs into tokens (this campaign's tokens at the earlier prices) and prices (the rest). Unknown stays unknown.
        Nothing is written.

        Examples:
          dotnet harness reprice 2026-05-19-qwen3 --price-row models.json:qwen3-coder-30b/openrouter
          dotnet harness reprice 2026-05-19-qwen3 --prices harness.json
          dotnet harness reprice 2026-11-02-qwen3 --since 2026-05-19-qwen3 --json
        """;

    public static Command Create(Terminal terminal)
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "id, unique part of an id, or path", HelpName = "CAMPAIGN" };
        campaign.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var folder = CampaignsFolder.Option();
        var row = new Option<string?>("--price-row") { Description = "a price row of the catalog", HelpName = "ID" };
        var prices = new Option<string?>("--prices") { Description = "a file with rows for the catalog", HelpName = "FILE" };
        var since = new Option<string?>("--since") { Description = "an earlier campaign, at whose prices this one is computed", HelpName = "CAMPAIGN" };
        var json = new Option<bool>("--json") { Description = "print it as JSON" };
        var command = new Command("reprice", "Computes a campaign's cost at other prices.") { campaign, folder, row, prices, since, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var folders = CampaignsFolder.Find(parsed.GetValue(folder));
            var found = CampaignFinder.Find(folders, parsed.GetValue(campaign)!);
            var earlier = parsed.GetValue(since) is { } other ? CampaignFinder.Find(folders, other) : null;
            var summary = CampaignSummary.Of(found.ReadManifest(), found.ReadRuns());
            var before = earlier is null ? null : CampaignSummary.Of(earlier.ReadManifest(), earlier.ReadRuns());
            var choice = Choose(parsed.GetValue(row), parsed.GetValue(prices), before, summary.Manifest);
            var view = new RepricingView(summary, Recomputed.Repricing.Of(found, summary.Attempts, choice.At), choice.Name, before);
            if (parsed.GetValue(json))
                terminal.WriteJson(view.Json());
            else
                foreach (var line in view.Lines())
                    terminal.Line(line);
            return ExitCodes.Success;
        }));
        return command;
    }

    private static PriceChoice Choose(string? row, string? file, CampaignSummary? before, CampaignManifest manifest)
    {
        if ((row is null ? 0 : 1) + (file is null ? 0 : 1) + (before is null || row is not null ? 0 : 1) != 1)
            throw new CommandProblemException("one of --price-row ID, --prices FILE and --since CAMPAIGN says at which prices; --price-row beside --since names the earlier campaign's row");
        var root = RepositoryRoot.Above(ToolEnvironment.Folder);
        var path = file is not null ? Path.GetFullPath(file, ToolEnvironment.Folder) : root is null ? null : Path.Combine(root, "harness.json");
        if (file is not null && !File.Exists(path))
            throw new CommandProblemException($"there is no file {path}");
        var catalog = ModelCatalog.Load(ModelCatalog.BuiltInPath, path);
        return row is not null ? PriceChoice.OfRow(catalog, row)
            : file is not null ? PriceChoice.OfModel(catalog, manifest, file)
            : PriceChoice.OfCampaign(catalog, before!.Manifest.Id, before.Attempts);
    }
}
