using Harness.Campaigns.Catalog;
using Harness.Campaigns.Pricing;
using Harness.Models.Wires;
using Harness.Settings;

namespace Harness.Models.Services;

/// <summary>Finds the service of a model: the one of <c>models</c> in <c>harness.json</c>, or an offer of the catalog.</summary>
/// <param name="settings">Validated settings.</param>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="catalog">Loads the catalog; called only when no entry of <c>models</c> has the name.</param>
/// <param name="time">Dates signatures and waits.</param>
internal sealed class ServiceFinder(HarnessSettings settings, Func<string, string?> variable, Func<ModelCatalog> catalog, TimeProvider time)
{
    /// <summary>Finds it.</summary>
    /// <returns>Null when nothing has the name.</returns>
    /// <exception cref="SettingsException">Its key, region or address is missing, or the catalog is broken; the message says what to set.</exception>
    public ModelService? Find(string name)
    {
        foreach (var (key, model) in settings.Models)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return OfSettings(key, model);
        return catalog().Find(name) is { } choice ? OfCatalog(name, choice) : null;
    }

    private ModelService OfSettings(string name, ModelSettings model)
    {
        var profile = OpenAiCompatibleProfiles.For(OpenAiCompatibleProfiles.Compatible) with
        {
            Name = name,
            MaxTokensField = model.MaxTokensField,
            EchoMalformedArguments = model.EchoMalformedArguments,
        };
        var address = settings.BaseUrl is { } other ? new Uri(other) : new Uri(model.BaseUrl!);
        var holder = model.ApiKeyVariable is { Length: > 0 } named ? named : null;
        if (holder is not null && variable(holder) is null)
            throw new SettingsException($"MODEL={name} needs a key: models:{name}:apiKeyVariable names the environment variable {holder}, which is not set");
        return new ModelService
        {
            Name = name,
            Endpoint = new WireEndpoint { Provider = name, BaseUrl = address, ModelId = model.ModelId ?? name, ApiKey = KeyIn(holder), Clock = time },
            Wire = new ThinkingSetting(settings.Thinking ?? model.Thinking, name).Into(profile),
            Prices = PricesOf(name, model),
            PriceCure = $"set inputUsd and outputUsd of models:{name}, or free",
            Access = new ModelAccess
            {
                Address = ModelAccess.Shown(address),
                KeyVariable = holder,
                KeySetting = SettingNames.Both($"models:{name}:apiKeyVariable"),
                ModelIdSetting = SettingNames.Both($"models:{name}:modelId"),
            },
        };
    }

    private ModelService OfCatalog(string name, CatalogChoice choice)
    {
        var (model, offer) = (choice.Model, choice.Offer);
        var provider = offer.Provider;
        var region = settings.Region ?? provider.RegionVariables.Select(variable).FirstOrDefault(value => value is not null) ?? offer.DefaultRegion;
        var address = settings.BaseUrl is { } other ? new Uri(other) : AddressOf(name, offer, region);
        var holder = offer.KeyVariables.FirstOrDefault(key => variable(key) is not null);
        var credentials = holder is null ? CredentialsOf(provider, region) : null;
        if (holder is null && credentials is null && offer.KeyVariables.Count > 0)
            throw new SettingsException($"MODEL={name} needs a key for {provider.Name}: {KeyCure(offer)}");
        var thinking = new ThinkingSetting(settings.Thinking, name);
        return new ModelService
        {
            Name = name,
            Endpoint = new WireEndpoint { Provider = provider.Key, BaseUrl = address, ModelId = offer.ModelId, ApiKey = KeyIn(holder), Clock = time },
            Wire = thinking.Into(CatalogProfiles.Of(model, offer), offer.Wire),
            Credentials = credentials,
            Prices = offer.Prices(region),
            PriceCure = "add the model with its price rows, or \"free\": true, to \"catalog\" in harness.json",
            Access = new ModelAccess
            {
                Address = ModelAccess.Shown(address),
                KeyVariable = holder,
                KeySetting = $"keyVariables of {provider.Key} in the catalog",
                ModelIdSetting = choice.IsListed ? "modelId of the model's offer in \"catalog\" of harness.json" : "MODEL",
            },
            Sampling = offer.Sampling,
            Reasoning = thinking.OnWire(offer.Wire),
        };
    }

    private Uri AddressOf(string name, CatalogOffer offer, string? region) => offer.BaseUrl.Fill(region, variable)
        ?? throw new SettingsException(offer.BaseUrl.Variables.FirstOrDefault(place => variable(place) is null) is { } missing
            ? $"MODEL={name} needs the address of your {offer.Provider.Name}: set {missing}, or baseUrl (HARNESS_BASE_URL)"
            : $"MODEL={name}: {offer.BaseUrl} is no address with region '{region}'; set region (HARNESS_REGION) or baseUrl (HARNESS_BASE_URL)");

    // AWS tools read the token of temporary credentials from this variable.
    private AwsCredentials? CredentialsOf(CatalogProvider provider, string? region) =>
        provider.SigningVariables is [var id, var secret] && variable(id) is { } accessKey && variable(secret) is { } secretKey && region is not null
            ? new AwsCredentials(accessKey, secretKey, variable("AWS_SESSION_TOKEN"), region)
            : null;

    private static string KeyCure(CatalogOffer offer)
    {
        var signing = offer.Provider.SigningVariables.Count > 0 ? $", or {string.Join(" and ", offer.Provider.SigningVariables)}" : "";
        var where = offer.Provider.KeyAddress is { } address ? $" (keys: {address})" : "";
        return $"set the environment variable {string.Join(" or ", offer.KeyVariables)}{signing}{where}";
    }

    private string? KeyIn(string? holder)
    {
        if (holder is null || variable(holder) is not { } key) return null;
        return ApiKey.CanBeSent(key)
            ? key
            : throw new SettingsException($"the key in {holder} holds a space, a line break or a character outside ASCII; copy it again");
    }

    private static PriceList? PricesOf(string name, ModelSettings model)
    {
        if (model.Free) return PriceList.Free;
        if (model.InputUsd is not { } input || model.OutputUsd is not { } output) return null;
        return new PriceList([new PriceRow($"harness.json:{name}", input, output, model.CacheReadUsd, model.CacheWriteUsd)]);
    }
}
