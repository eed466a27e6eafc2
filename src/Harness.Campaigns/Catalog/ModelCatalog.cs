namespace Harness.Campaigns.Catalog;

/// <summary>The models that can be named with <c>MODEL</c>: those of <c>models.json</c>, and over them those of <c>harness.json</c>.</summary>
public sealed class ModelCatalog
{
    private readonly Dictionary<string, CatalogModel> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CatalogProvider> _providers = new(StringComparer.OrdinalIgnoreCase);

    internal ModelCatalog(IReadOnlyList<CatalogProvider> providers, IReadOnlyList<CatalogModel> models)
    {
        Providers = providers;
        Models = models;
        foreach (var provider in providers)
            _providers[provider.Key] = provider;
        foreach (var model in models)
            _byName[model.Key] = model;
        foreach (var (model, alias) in models.SelectMany(model => model.Aliases.Select(alias => (model, alias))))
            _byName.TryAdd(alias, model);
    }

    /// <summary>The catalog that is copied beside every program that uses it.</summary>
    public static string BuiltInPath => Path.Combine(AppContext.BaseDirectory, "models.json");

    /// <summary>In the order of the files, the user's first.</summary>
    public IReadOnlyList<CatalogModel> Models { get; }

    public IReadOnlyList<CatalogProvider> Providers { get; }

    /// <summary>Reads the catalog.</summary>
    /// <param name="builtInPath">A <c>models.json</c>, usually <see cref="BuiltInPath"/>.</param>
    /// <param name="harnessJsonPath">
    /// A <c>harness.json</c>, whose <c>catalog</c> is a list of models that come before, and by key instead of, the built-in
    /// ones. Null, a file that is not there, and one without <c>catalog</c> add nothing.
    /// </param>
    /// <exception cref="CatalogException">A file is missing, is not JSON or breaks a rule; all problems at once.</exception>
    public static ModelCatalog Load(string builtInPath, string? harnessJsonPath = null) => CatalogFiles.Read(builtInPath, harnessJsonPath);

    /// <summary>
    /// Finds a model by what stands behind <c>MODEL=</c>, whatever its case: a key or an alias (<c>qwen3-coder-30b</c>, asked
    /// at its first offer), or a provider before a slash and a key, an alias or the provider's model id
    /// (<c>openrouter/qwen3-coder-30b</c>, <c>ollama/qwen3:4b</c>). A provider takes any id; one that no row describes is not listed.
    /// </summary>
    /// <returns>Null when neither a model nor a provider has the name.</returns>
    public CatalogChoice? Find(string name)
    {
        name = name.Trim();
        if (_byName.TryGetValue(name, out var model))
            return new CatalogChoice(model, model.Offers[0]);
        if (name.Split('/', 2) is not [var providerKey, { Length: > 0 } id] || !_providers.TryGetValue(providerKey, out var provider))
            return null;
        var offers = Models.SelectMany(m => m.Offers.Where(o => o.Provider.Key == provider.Key).Select(o => new CatalogChoice(m, o))).ToList();
        return (_byName.TryGetValue(id, out model) ? offers.Find(choice => choice.Model == model) : null)
            ?? offers.Find(choice => choice.Offer.ModelId.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? Unlisted(provider, id);
    }

    /// <summary>Models that have every word of a text in their key, name, aliases, family or an offer's provider or id. All for an empty text.</summary>
    public IEnumerable<CatalogModel> Search(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Models.Where(model => words.All(word => Texts(model).Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    private static IEnumerable<string> Texts(CatalogModel model) =>
    [
        model.Key, model.Name, model.Family ?? "", .. model.Aliases,
        .. model.Offers.SelectMany(offer => new[] { offer.Provider.Key, offer.Provider.Name, offer.ModelId }),
    ];

    private static CatalogChoice Unlisted(CatalogProvider provider, string id)
    {
        var offer = ServiceReader.Offer(provider, id);
        return new CatalogChoice(new CatalogModel { Key = $"{provider.Key}/{id}", Name = id, Offers = [offer] }, offer, IsListed: false);
    }
}
