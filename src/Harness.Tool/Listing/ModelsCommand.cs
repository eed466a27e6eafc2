using System.CommandLine;
using Harness.Campaigns.Catalog;
using Spectre.Console;

namespace Harness.Tool.Listing;

/// <summary><c>dotnet harness models</c>.</summary>
internal static class ModelsCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Lists the catalog: models.json, and over it the rows of "catalog" in harness.json. TEXT is looked for in keys, names,
        families, providers and model ids; a whole key shows everything that is known of one model, with its price history, its
        sources, and what to set. Prices are USD per million tokens, as published at the date that is shown.

        Examples:
          dotnet harness models                             all models
          dotnet harness models qwen coder                  those with both words
          dotnet harness models --provider bedrock          those that one provider serves, at its prices
          dotnet harness models qwen3-coder-30b             one model in full
          dotnet harness models --json | jq -r '.models[].key'
        """;

    public static Command Create(Terminal terminal)
    {
        var text = new Argument<string[]>("TEXT") { Description = "words to look for, or the key of one model", Arity = ArgumentArity.ZeroOrMore, HelpName = "TEXT" };
        text.CompletionSources.Add(_ => Load()?.Models.Select(model => model.Key) ?? []);
        var provider = new Option<string?>("--provider") { Description = "only what this provider serves", HelpName = "P" };
        provider.CompletionSources.Add(_ => Load()?.Providers.Select(p => p.Key) ?? []);
        var json = new Option<bool>("--json") { Description = "print all that is known as JSON" };
        var command = new Command("models", "Lists and searches the models that can be measured, with their prices.") { text, provider, json };
        command.SetAction(parsed =>
        {
            try
            {
                var view = new ModelsView(terminal, parsed.GetValue(json), TimeProvider.System.GetUtcNow());
                return Show(Catalog(), string.Join(' ', parsed.GetValue(text)!), parsed.GetValue(provider), view);
            }
            catch (CatalogException e)
            {
                foreach (var problem in e.Problems)
                    terminal.Progress.WriteLine(problem);
                return ExitCodes.Failure;
            }
        });
        return command;
    }

    private static int Show(ModelCatalog catalog, string text, string? providerKey, ModelsView view)
    {
        var provider = providerKey is null ? null : catalog.Providers.FirstOrDefault(p => p.Key.Equals(providerKey, StringComparison.OrdinalIgnoreCase));
        if (providerKey is not null && provider is null)
            return view.Nothing($"there is no provider '{providerKey}'; the providers are {string.Join(", ", catalog.Providers.Select(p => p.Key))}");
        if (provider is null && text.Length > 0 && catalog.Find(text) is { } choice)
            return view.One(choice);
        var found = catalog.Search(text)
            .Select(model => new OfferedModel(model, [.. model.Offers.Where(offer => provider is null || offer.Provider.Key == provider.Key)]))
            .Where(model => model.Offers.Count > 0)
            .ToList();
        return found.Count > 0
            ? view.Many(found)
            : view.Nothing($"no model matches '{text}'{(provider is null ? "" : " at " + provider.Key)}; `dotnet harness models` lists all, and MODEL=PROVIDER/ID takes any id that a provider knows");
    }

    private static ModelCatalog Catalog() =>
        ModelCatalog.Load(ModelCatalog.BuiltInPath, RepositoryRoot.Above(ToolEnvironment.Folder) is { } root ? Path.Combine(root, "harness.json") : null);

    // Completion says nothing when it knows nothing.
    private static ModelCatalog? Load()
    {
        try
        {
            return Catalog();
        }
        catch (CatalogException)
        {
            return null;
        }
    }
}
