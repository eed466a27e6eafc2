using System.Runtime.CompilerServices;
using Harness.Campaigns.Catalog;
using Harness.Models;
using Harness.Sandboxes;
using Harness.Settings;

namespace Harness.Tool.Doctor;

/// <summary>The checks of the model that is to be measured: isolation, key, address, clock, price, and one real answer.</summary>
/// <param name="settings">The settings, which name the model.</param>
/// <param name="sandboxes">What there is to keep its code apart.</param>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="catalog">Loads the catalog, when the model is looked for in it.</param>
/// <param name="call">Ask for an answer, which costs money.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class ModelDoctor(
    HarnessSettings settings, IReadOnlyList<SandboxCandidate> sandboxes, Func<string, string?> variable, Func<ModelCatalog> catalog, bool call, TimeProvider time)
{
    private const double LongestAnswerSeconds = 60;

    private readonly string _name = settings.Model.Trim();

    /// <summary>Finds one thing after the other.</summary>
    public async IAsyncEnumerable<Finding> LookAsync(Action<string> progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var finding in new SandboxCheck(settings, sandboxes).LookAsync(IsScripted, cancellation))
            yield return finding;
        if (IsScripted)
        {
            yield return Finding.Skipped("model", $"MODEL is {_name}; `dotnet harness doctor --model NAME` looks at a real one, its key and its address");
            yield break;
        }

        var own = settings.Models.FirstOrDefault(m => m.Key.Equals(_name, StringComparison.OrdinalIgnoreCase)).Value;
        var key = own is null ? null : KeyCheck.Look(own, variable);
        if (key is not null)
            yield return key;
        var (model, problem) = await CreateAsync();
        if (own is null && model?.Access is { } access)
            yield return KeyCheck.Of(access);
        if (model is not null)
            yield return Finding.Ok("model", model.Replay is null ? $"{model.Name} is asked for as {model.ModelId}" : $"{model.Name} can be played");
        else if (key is not { Status: CheckStatus.Failed })
            yield return Finding.Failed("model", problem!, "correct what it names; `dotnet harness models` lists the models that are known");

        if (_name.StartsWith(ModelFactory.ReplayPrefix, StringComparison.OrdinalIgnoreCase))
        {
            yield return Finding.Skipped("call", "a replay asks nobody: recorded answers are played");
            yield break;
        }

        if (model is not null)
            yield return PriceCheck.Look(model, time);
        var probe = model is null ? null : new ProbedModel(model);
        var endpoint = new EndpointCheck(probe?.Address ?? Address(own), time);
        yield return await endpoint.LookAsync(cancellation);
        yield return endpoint.Clock();
        if (!call)
            yield return Finding.Skipped("call", "--no-call");
        else if (probe is null || endpoint.IsUnreachable)
            yield return Finding.Skipped("call", "what is wrong above comes first");
        else
            yield return await CallCheck.LookAsync(probe, model!.Access?.KeyVariable, progress, time, cancellation);
    }

    private bool IsScripted =>
        _name.Equals(ModelFactory.Oracle, StringComparison.OrdinalIgnoreCase)
        || _name.Equals(ModelFactory.Nop, StringComparison.OrdinalIgnoreCase)
        || _name.StartsWith(ModelFactory.ScriptedPrefix, StringComparison.OrdinalIgnoreCase);

    // One answer, and no long wait for it.
    private async Task<(ModelUnderTest? Model, string? Problem)> CreateAsync()
    {
        var once = settings with
        {
            MaxAttempts = 1,
            AttemptTimeoutSeconds = Math.Min(settings.AttemptTimeoutSeconds, LongestAnswerSeconds),
        };
        try
        {
            return (await new ModelFactory(once, variable, time, catalog).CreateAsync(), null);
        }
        catch (SettingsException e)
        {
            return (null, e.Message);
        }
    }

    private static Uri? Address(ModelSettings? own) => own?.BaseUrl is { } address ? new Uri(address) : null;
}
