using System.Text.Json;

namespace Harness.Campaigns.Catalog;

/// <summary>Reads the files of a catalog, notes every problem, and puts the user's rows over the built-in ones.</summary>
internal static class CatalogFiles
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string[] Lists = ["providers", "models"];

    /// <exception cref="CatalogException">A file cannot be used.</exception>
    public static ModelCatalog Read(string builtInPath, string? harnessJsonPath)
    {
        var problems = new List<string>();
        var (providers, builtIn) = BuiltIn(builtInPath, problems);
        var own = harnessJsonPath is not null && File.Exists(harnessJsonPath) ? Own(harnessJsonPath, providers, problems) : [];
        if (problems.Count > 0)
            throw new CatalogException(problems);
        var overridden = own.Select(model => model.Key).ToHashSet(StringComparer.Ordinal);
        return new ModelCatalog(providers, [.. own, .. builtIn.Where(model => !overridden.Contains(model.Key))]);
    }

    private static (List<CatalogProvider> Providers, List<CatalogModel> Models) BuiltIn(string path, List<string> problems)
    {
        using var document = Parsed(path);
        var root = new JsonRow(document.RootElement, path, "", problems);
        root.Text("$schema");
        root.Text("notes");
        foreach (var list in Lists.Where(list => !root.Has(list)))
            root.Problem($"{list} are missing");
        var providers = new List<CatalogProvider>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in root.Rows("providers", "key"))
        {
            var provider = ServiceReader.Provider(row);
            if (!keys.Add(provider.Key))
                row.Problem("another provider has this key");
            providers.Add(provider);
        }

        var models = ModelRowReader.Read(root, "models", Path.GetFileName(path), providers);
        root.Finish();
        return (providers, models);
    }

    private static List<CatalogModel> Own(string path, List<CatalogProvider> providers, List<string> problems)
    {
        using var document = Parsed(path);
        return ModelRowReader.Read(new JsonRow(document.RootElement, path, "", problems), "catalog", Path.GetFileName(path), providers);
    }

    private static JsonDocument Parsed(string path)
    {
        try
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            throw new CatalogException([$"{path}: it is no JSON object"]);
        }
        catch (JsonException e)
        {
            throw new CatalogException([$"{path}: {e.Message}"], e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogException([$"{path}: {e.Message}"], e);
        }
    }
}
