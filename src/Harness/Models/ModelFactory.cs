using Harness.Campaigns.Pricing;
using Harness.Settings;
using Microsoft.Extensions.AI;

namespace Harness.Models;

/// <summary>Finds the model that <c>MODEL</c> names.</summary>
/// <param name="settings">Validated settings.</param>
/// <param name="variable">Reads an environment variable: the one that holds the key.</param>
/// <param name="time">The clock of retries.</param>
public sealed class ModelFactory(HarnessSettings settings, Func<string, string?> variable, TimeProvider time)
{
    public const string Oracle = "oracle";
    public const string Nop = "nop";
    public const string ScriptedPrefix = "scripted:";

    /// <summary>Makes the model.</summary>
    /// <exception cref="SettingsException">It is not known, or its key, price or sandbox is missing; the message says what to set.</exception>
    public ModelUnderTest Create()
    {
        var name = settings.Model.Trim();
        if (name.Equals(Oracle, StringComparison.OrdinalIgnoreCase))
            return Scripted(Oracle, "reference");
        if (name.Equals(Nop, StringComparison.OrdinalIgnoreCase))
            return new ModelUnderTest { Name = Nop, Prices = PriceList.Free, ClientFor = _ => ScriptedChatClient.Nop };
        if (name.StartsWith(ScriptedPrefix, StringComparison.OrdinalIgnoreCase))
            return Scripted(name, SolutionName(name[ScriptedPrefix.Length..]));
        foreach (var (key, model) in settings.Models)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return OpenAiCompatible(key, model);
        throw new SettingsException($"MODEL is '{name}'; it takes {Oracle}, {Nop}, {ScriptedPrefix}NAME of a solution, or a model of harness.json ({Known()})");
    }

    private string Known() => settings.Models.Count == 0
        ? "none is configured: add \"models\": { \"local\": { \"baseUrl\": \"http://localhost:11434/v1\", \"modelId\": \"...\" } }"
        : string.Join(", ", settings.Models.Keys.Order(StringComparer.Ordinal));

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

    private ModelUnderTest OpenAiCompatible(string name, ModelSettings model)
    {
        if (settings.Sandbox is null)
            throw new SettingsException($"MODEL={name} lets a real model write code that is compiled and run, and this version cannot isolate it: it would run as you, with your files and your network. Set HARNESS_SANDBOX=none to accept that, best inside a container or a virtual machine");
        var key = Key(name, model);
        var prices = PricesOf(name, model);
        if (settings.MaxCostPerRunUsd is not null && prices is null)
            throw new SettingsException($"maxCostPerRunUsd (HARNESS_MAX_COST_PER_RUN_USD) is set, but the price of '{name}' is unknown: set inputUsd and outputUsd of models:{name}, or free");

        var profile = new OpenAiCompatibleProfile
        {
            Name = name,
            MaxTokensField = model.MaxTokensField,
            EchoMalformedArguments = model.EchoMalformedArguments,
        };
        var modelId = model.ModelId ?? name;
        var shared = new OpenAiCompatibleChatClient(ProviderHttp.CreateClient(), new Uri(model.BaseUrl!), key, modelId, profile, time);
        var retries = new RetryPolicyOptions
        {
            MaxAttempts = settings.MaxAttempts,
            AttemptTimeout = TimeSpan.FromSeconds(settings.AttemptTimeoutSeconds),
            MaxDelay = TimeSpan.FromSeconds(settings.MaxWaitSeconds),
            BaseDelay = TimeSpan.FromSeconds(Math.Min(1, settings.MaxWaitSeconds)),
        };
        return new ModelUnderTest
        {
            Name = name,
            ModelId = modelId,
            Prices = prices,
            Redaction = new Redaction(key is null ? [] : [key]),
            Options = new ChatOptions
            {
                Temperature = (float?)settings.Temperature,
                TopP = (float?)settings.TopP,
                Seed = settings.Seed,
            },
            ClientFor = run => new ResilientChatClient(shared, retries, time, new Random(), run.Observer),
        };
    }

    private string? Key(string name, ModelSettings model)
    {
        if (model.ApiKeyVariable is not { Length: > 0 } holder) return null;
        var key = variable(holder)
            ?? throw new SettingsException($"MODEL={name} needs a key: models:{name}:apiKeyVariable names the environment variable {holder}, which is not set");
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
