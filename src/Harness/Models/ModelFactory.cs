using Harness.Campaigns.Catalog;
using Harness.Campaigns.Pricing;
using Harness.Models.Cassettes;
using Harness.Models.Services;
using Harness.Settings;
using Microsoft.Extensions.AI;

namespace Harness.Models;

/// <summary>Finds the model that <c>MODEL</c> names.</summary>
/// <param name="settings">Validated settings.</param>
/// <param name="variable">Reads an environment variable: the one that holds the key.</param>
/// <param name="time">The clock of retries.</param>
/// <param name="loadCatalog">Loads the catalog, when a name is looked for in it. Default: the built-in one.</param>
public sealed class ModelFactory(HarnessSettings settings, Func<string, string?> variable, TimeProvider time, Func<ModelCatalog>? loadCatalog = null)
{
    public const string Oracle = "oracle";
    public const string Nop = "nop";
    public const string ScriptedPrefix = "scripted:";
    public const string ReplayPrefix = ReplayLocation.Prefix;

    /// <summary>Makes the model.</summary>
    /// <exception cref="SettingsException">It is not known, or its key or price is missing; the message says what to set.</exception>
    public async Task<ModelUnderTest> CreateAsync()
    {
        var model = await NamedAsync();
        RequirePriceOfLimits(model);
        return model;
    }

    // A limit that cannot be held is none.
    private void RequirePriceOfLimits(ModelUnderTest model)
    {
        var limits = new (decimal? Usd, string Setting)[] { (settings.MaxCostPerRunUsd, "maxCostPerRunUsd"), (settings.MaxCostUsd, "maxCostUsd") };
        var set = limits.Where(limit => limit.Usd is not null).Select(limit => SettingNames.Both(limit.Setting)).ToList();
        var now = time.GetUtcNow();
        if (set.Count == 0 || model.Prices?.At(now)?.WorstCase(1, 1, now) is not null) return;
        throw new SettingsException($"{string.Join(" and ", set)} is set, but the price of '{model.Name}' is unknown: {model.PriceCure}");
    }

    private async Task<ModelUnderTest> NamedAsync()
    {
        var name = settings.Model.Trim();
        if (name.Equals(Oracle, StringComparison.OrdinalIgnoreCase))
            return Scripted(Oracle, "reference");
        if (name.Equals(Nop, StringComparison.OrdinalIgnoreCase))
            return new ModelUnderTest { Name = Nop, Prices = PriceList.Free, ClientFor = _ => ScriptedChatClient.Nop };
        if (name.StartsWith(ScriptedPrefix, StringComparison.OrdinalIgnoreCase))
            return Scripted(name, SolutionName(name[ScriptedPrefix.Length..]));
        if (name.StartsWith(ReplayPrefix, StringComparison.OrdinalIgnoreCase))
            return Replay(RecordedCampaign.Open(name[ReplayPrefix.Length..], settings.Instance));
        var catalog = new Lazy<ModelCatalog>(loadCatalog ?? (() => ModelCatalog.Load(ModelCatalog.BuiltInPath)));
        if (new ServiceFinder(settings, variable, () => catalog.Value, time).Find(name) is { } service)
            return await ServedAsync(service);
        throw new SettingsException($"MODEL is '{name}', and nothing has that name{Similar(catalog.Value, name)}. It takes {Oracle}, {Nop}, {ScriptedPrefix}NAME of a solution, {ReplayPrefix}CAMPAIGN, a model of harness.json ({Known()}), a model of the catalog (dotnet run --project src/Harness.Tool -- models), or PROVIDER/MODEL-ID with one of {string.Join(", ", catalog.Value.Providers.Select(provider => provider.Key))}");
    }

    private string Known() => settings.Models.Count == 0
        ? "none is configured: add \"models\": { \"local\": { \"baseUrl\": \"http://localhost:11434/v1\", \"modelId\": \"...\" } }"
        : string.Join(", ", settings.Models.Keys.Order(StringComparer.Ordinal));

    // Who mistypes a name has its beginning right, mostly.
    private string Similar(ModelCatalog catalog, string name)
    {
        var similar = settings.Models.Keys.Concat(catalog.Models.Select(model => model.Key))
            .Select(key => (Key: key, Alike: key.AsSpan().CommonPrefixLength(name.ToLowerInvariant())))
            .Where(candidate => candidate.Alike >= 3)
            .OrderByDescending(candidate => candidate.Alike)
            .Select(candidate => candidate.Key)
            .Take(3)
            .ToList();
        return similar.Count > 0 ? "; similar: " + string.Join(", ", similar) : "";
    }

    private static string SolutionName(string solution) =>
        solution.Length > 0 && solution.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? solution
            : throw new SettingsException($"MODEL is '{ScriptedPrefix}{solution}'; a solution's name has letters, digits and hyphens, e.g. {ScriptedPrefix}reference");

    private static ModelUnderTest Scripted(string name, string solution) => new()
    {
        Name = name,
        Prices = PriceList.Free,
        ClientFor = run => new ScriptedChatClient(name, ScriptedSolution.Read(run.Task.Task.SolutionFolder(solution), run.Task.Renaming).Turns),
    };

    private ModelUnderTest Replay(RecordedCampaign recorded)
    {
        var options = RecordedWires.Options(recorded.Client);
        // What was waited for is not waited for again, and a recorded time-out comes at once.
        var retries = new RetryPolicyOptions { MaxAttempts = recorded.MaxAttempts, AttemptTimeout = TimeSpan.FromDays(1), BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero };
        return new ModelUnderTest
        {
            Name = ReplayPrefix + recorded.Id,
            ModelId = recorded.Client.ModelId,
            Prices = PriceList.Free,
            Options = options,
            Replay = recorded,
            ClientFor = run =>
            {
                var player = run.Cassette as CassettePlayer ?? throw new CassetteException("a replay needs the cassette of its run");
                var client = RecordedWires.Client(recorded.Client, player.Handler(), time);
                return new ReplayChatClient(new ResilientChatClient(client, retries, time, new Random(), run.Observer), player);
            },
        };
    }

    private async Task<ModelUnderTest> ServedAsync(ModelService service)
    {
        RequireAccepted(service);
        var redaction = new Redaction(service.Secrets);
        var options = new ChatOptions
        {
            Temperature = (float?)settings.Temperature,
            TopP = (float?)settings.TopP,
            Seed = settings.Seed,
            MaxOutputTokens = settings.MaxOutputTokens,
            Reasoning = service.Reasoning,
        };
        var retries = new RetryPolicyOptions
        {
            MaxAttempts = settings.MaxAttempts,
            AttemptTimeout = TimeSpan.FromSeconds(settings.AttemptTimeoutSeconds),
            MaxDelay = TimeSpan.FromSeconds(settings.MaxWaitSeconds),
            BaseDelay = TimeSpan.FromSeconds(Math.Min(1, settings.MaxWaitSeconds)),
        };
        var network = ProviderHttp.CreateNetwork();
        var gate = new ConcurrencyGate(settings.MaxConcurrentRequests, time);
        return new ModelUnderTest
        {
            Name = service.Name,
            ModelId = service.Endpoint.ModelId,
            Provider = service.Endpoint.Provider,
            Access = service.Access,
            Prices = service.Prices,
            PriceCure = service.PriceCure,
            Redaction = redaction,
            Options = options,
            Sent = await SentParameters.OfAsync(service, options),
            Client = RecordedWires.Describe(service, options, redaction),
            ClientFor = run => new ResilientChatClient(service.CreateClient(run.Over(network)), retries, time, new Random(), run.Observer, gate, run.Halted),
        };
    }

    /// <summary>A parameter that the service rejects, or replaces by one of its own, would be on record as asked for.</summary>
    private void RequireAccepted(ModelService service)
    {
        var asked = new (string Setting, object? Value, ParameterRule Rule)[]
        {
            ("temperature", settings.Temperature, service.Sampling.Temperature),
            ("topP", settings.TopP, service.Sampling.TopP),
            ("seed", settings.Seed, service.Sampling.Seed),
        };
        var refused = asked.Where(parameter => parameter is { Value: not null, Rule: ParameterRule.Refused or ParameterRule.Fixed }).Select(parameter => SettingNames.Both(parameter.Setting)).ToList();
        if (refused.Count > 0)
            throw new SettingsException($"{string.Join(" and ", refused)} is set, but {service.Name} at {service.Endpoint.Provider} takes no value of yours, as the catalog says; unset it");
    }
}
