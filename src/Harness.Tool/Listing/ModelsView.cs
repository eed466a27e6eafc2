using Harness.Campaigns.Catalog;
using Harness.Campaigns.Reports;
using Spectre.Console;

namespace Harness.Tool.Listing;

/// <summary>Shows models as a table, one in full, or all of it as JSON.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="json">As JSON.</param>
/// <param name="now">Decides which prices are in force.</param>
internal sealed class ModelsView(Terminal terminal, bool json, DateTimeOffset now)
{
    public int Many(IReadOnlyList<OfferedModel> models)
    {
        if (json)
        {
            terminal.WriteJson(new { FormatVersion = 1, Models = models.Select(model => new ModelJson(model, now)) });
            return ExitCodes.Success;
        }

        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false };
        foreach (var (heading, right) in new[] { ("key", false), ("providers", false), ("context", true), ("in", true), ("out", true), ("as of", false), ("reasons", false) })
            table.AddColumn(new TableColumn(heading) { Alignment = right ? Justify.Right : Justify.Left, Padding = new Padding(0, 0, 2, 0) });
        foreach (var model in models)
            table.AddRow(Row(model).Select(cell => new Text(PlainText.OneLine(cell))));
        terminal.Results.Write(table);
        terminal.Progress.WriteLine($"{ReportNumbers.Count(models.Count, "model")}; in and out are USD per million tokens at the first provider; `dotnet harness models KEY` shows one in full");
        return ExitCodes.Success;
    }

    public int One(CatalogChoice choice)
    {
        if (json)
            terminal.WriteJson(new { FormatVersion = 1, Models = new[] { new ModelJson(new OfferedModel(choice.Model, choice.Model.Offers), now) } });
        else
            foreach (var line in ModelDetails.Lines(choice, now))
                terminal.Results.WriteLine(line);
        return ExitCodes.Success;
    }

    public int Nothing(string why)
    {
        terminal.Progress.WriteLine(PlainText.OneLine(why));
        return ExitCodes.Failure;
    }

    private IEnumerable<string> Row(OfferedModel model)
    {
        var offer = model.Offers[0];
        var price = offer.Prices()?.At(now);
        return
        [
            model.Model.Key,
            string.Join(", ", model.Offers.Select(o => o.Provider.Key).Distinct()),
            ModelNumbers.Tokens(offer.ContextWindow),
            price is { IsFree: true } ? "free" : ModelNumbers.Usd(price?.InputUsd),
            price is { IsFree: true } ? "free" : ModelNumbers.Usd(price?.OutputUsd),
            price?.SourceDate ?? "",
            ModelNumbers.Word(model.Model.Reasoning),
        ];
    }
}
