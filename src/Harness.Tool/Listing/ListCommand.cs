using System.CommandLine;
using System.Globalization;
using Harness.Campaigns.Listing;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;

namespace Harness.Tool.Listing;

/// <summary><c>dotnet harness list</c>.</summary>
internal static class ListCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Lists the campaigns of a folder. TEXT is looked for in ids and models. Score is passed of valid runs, with its Wilson 95 %
        interval over runs; cost is that of all attempts, per pass as well. Flags: "reconstruction" was built from published tables,
        "replay" plays recorded answers and measures no model, "incomplete" has runs that are missing or invalid,
        "curtailed" left runs out once a gate's verdict was certain, so that its rate is biased, "edited" had a file changed after it was written. What cannot be read is named on standard error and makes the exit code 1.

        Examples:
          dotnet harness list                               all campaigns, the oldest first
          dotnet harness list qwen3 --sort cost-per-pass    those of a model, the cheapest pass first
          dotnet harness list --only incomplete             what `dotnet harness run --resume` could finish
          dotnet harness list --campaigns-folder fixtures/campaigns --sort score
          dotnet harness list --json | jq -r '.campaigns[] | [.id, .passRate] | @tsv'
        """;

    public static Command Create(Terminal terminal)
    {
        var text = new Argument<string[]>("TEXT") { Description = "words that the id or the model has to contain", Arity = ArgumentArity.ZeroOrMore, HelpName = "TEXT" };
        var folder = CampaignsFolder.Option();
        var suite = new Option<string?>("--suite") { Description = "only of this suite", HelpName = "SUITE" };
        var since = new Option<DateOnly?>("--since") { Description = "only begun on this day (UTC) or later", HelpName = "YYYY-MM-DD" };
        var until = new Option<DateOnly?>("--until") { Description = "only begun on this day (UTC) or earlier", HelpName = "YYYY-MM-DD" };
        var only = new Option<string?>("--only") { Description = "only of this kind: " + string.Join(", ", CampaignFilter.Kinds), HelpName = "KIND" };
        only.AcceptOnlyFromAmong([.. CampaignFilter.Kinds]);
        var sort = new Option<string>("--sort") { Description = $"by {string.Join(", ", CampaignFilter.Orders)}", HelpName = "BY", DefaultValueFactory = _ => CampaignFilter.Orders[0] };
        sort.AcceptOnlyFromAmong([.. CampaignFilter.Orders]);
        var reverse = new Option<bool>("--reverse") { Description = "the other way round" };
        var json = new Option<bool>("--json") { Description = "print the list as JSON" };
        var command = new Command("list", "Lists campaigns with their scores and costs.") { text, folder, suite, since, until, only, sort, reverse, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var filter = new CampaignFilter
            {
                Words = parsed.GetValue(text) ?? [],
                Suite = parsed.GetValue(suite),
                Since = parsed.GetValue(since),
                Until = parsed.GetValue(until),
                Only = parsed.GetValue(only),
                Order = parsed.GetValue(sort)!,
                Reverse = parsed.GetValue(reverse),
            };
            var path = CampaignsFolder.Find(parsed.GetValue(folder)).Path;
            var listing = CampaignListing.Of(path);
            var found = filter.Sorted(listing.Campaigns.Select(ListedCampaign.Of).Where(filter.Fits)).ToList();
            var view = new CampaignsView(terminal);
            if (parsed.GetValue(json))
                view.Json(found, listing.Unreadable);
            else
                view.Table(found, listing.Unreadable);
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{found.Count} of {ReportNumbers.Count(listing.Campaigns.Count, "campaign")} in {path}"));
            return listing.Unreadable.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
    }
}
