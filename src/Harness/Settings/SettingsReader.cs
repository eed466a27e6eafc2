using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Harness.Settings;

/// <summary>Reads <see cref="HarnessSettings"/> from their sources and validates them. All problems are reported at once.</summary>
/// <param name="environment">The environment's variables.</param>
/// <param name="root">The folder of <c>harness.json</c>; relative folders in settings start here.</param>
public sealed class SettingsReader(IReadOnlyDictionary<string, string> environment, string root)
{
    private const string Prefix = "HARNESS_";

    private static readonly PropertyInfo[] Known = typeof(HarnessSettings).GetProperties();

    private readonly List<string> _problems = [];

    /// <summary>The value of an environment variable, e.g. of one that holds a key; null when it is unset or empty.</summary>
    public string? Variable(string name) =>
        environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Reads all sources.</summary>
    /// <exception cref="SettingsException">At least one setting is wrong; the message has a line for each.</exception>
    public HarnessSettings Read()
    {
        _problems.Clear();
        var settings = new HarnessSettings();
        try
        {
            var configuration = Build();
            RefuseUnknown(configuration);
            RefuseUnreadable(configuration);
            if (_problems.Count == 0)
                settings = Validated(configuration.Get<HarnessSettings>() ?? settings);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            _problems.Add($"harness.json cannot be read: {Innermost(e).Message}");
        }

        if (_problems.Count > 0)
            throw new SettingsException(string.Join('\n', _problems));
        return settings with
        {
            CampaignsFolder = Path.GetFullPath(settings.CampaignsFolder, root),
            WorkFolder = Path.GetFullPath(settings.WorkFolder, root),
        };
    }

    private IConfigurationRoot Build()
    {
        var builder = new ConfigurationBuilder()
            .SetBasePath(root)
            .AddJsonFile("harness.json", optional: true, reloadOnChange: false);
        if (Assembly.GetEntryAssembly() is { } entry)
            builder.AddUserSecrets(entry, optional: true, reloadOnChange: false);
        return builder.AddInMemoryCollection(FromEnvironment()).Build();
    }

    // HARNESS_MAX_ATTEMPTS is maxAttempts, HARNESS_MODELS__LOCAL__BASE_URL is models:local:baseUrl.
    private IEnumerable<KeyValuePair<string, string?>> FromEnvironment()
    {
        if (Variable("MODEL") is { } model)
            yield return new("model", model);
        foreach (var (name, value) in environment)
        {
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || value.Length == 0) continue;
            var parts = name[Prefix.Length..].Split("__");
            // The middle part of models:NAME:setting is a name that the user chose; the others are ours.
            for (var i = 0; i < parts.Length; i++)
                parts[i] = i == 1 ? parts[i].ToLowerInvariant() : parts[i].Replace("_", "", StringComparison.Ordinal);
            yield return new(string.Join(':', parts), value);
        }
    }

    private void RefuseUnknown(IConfiguration configuration)
    {
        foreach (var section in configuration.GetChildren().Where(s => !IsSdkSecret(s.Key)))
        {
            if (!Known.Any(p => Same(p.Name, section.Key)))
                _problems.Add($"unknown setting '{section.Key}'; the settings are {string.Join(", ", Known.Select(p => Camel(p.Name)))}");
            else if (Same(section.Key, nameof(HarnessSettings.Models)))
                RefuseUnknownInModels(section);
        }
    }

    // User secrets of an application may hold more than ours.
    private static bool IsSdkSecret(string key) => key.Contains(':', StringComparison.Ordinal) || Same(key, "$schema");

    private void RefuseUnknownInModels(IConfigurationSection models)
    {
        var known = typeof(ModelSettings).GetProperties();
        foreach (var model in models.GetChildren())
            foreach (var setting in model.GetChildren().Where(s => !known.Any(p => Same(p.Name, s.Key))))
                _problems.Add($"unknown setting 'models:{model.Key}:{setting.Key}'; a model has {string.Join(", ", known.Select(p => Camel(p.Name)))}");
    }

    private void RefuseUnreadable(IConfiguration configuration)
    {
        foreach (var property in Known.Where(p => p.Name != nameof(HarnessSettings.Models)))
            RefuseUnreadable(configuration.GetSection(property.Name), property);
        foreach (var model in configuration.GetSection(nameof(HarnessSettings.Models)).GetChildren())
            foreach (var property in typeof(ModelSettings).GetProperties())
                RefuseUnreadable(model.GetSection(property.Name), property);
    }

    private void RefuseUnreadable(IConfigurationSection section, PropertyInfo property)
    {
        if (section.Value is not { } value) return;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var readable = type == typeof(string)
            || (type == typeof(bool) && bool.TryParse(value, out _))
            || (type == typeof(int) && int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            || (type == typeof(long) && long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            || (type == typeof(double) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            || (type == typeof(decimal) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        if (!readable)
            _problems.Add($"{Named(section.Path)} is '{value}'; it takes {(type == typeof(bool) ? "true or false" : type == typeof(int) || type == typeof(long) ? "a whole number" : "a number with a decimal point")}");
    }

    private HarnessSettings Validated(HarnessSettings s)
    {
        Require(s.Model.Trim().Length > 0, "model", s.Model, "oracle, nop, scripted:NAME, or the name of a model in harness.json");
        Require(s.Runs is >= 1 and <= 10_000, "runs", s.Runs, "1 to 10000");
        Require(s.Instance >= 0, "instance", s.Instance, "0 or more");
        Require(s.Sandbox is null or "none", "sandbox", s.Sandbox, "none (no other provider exists in this version)");
        Require(s.MaxCostPerRunUsd is null or > 0, "maxCostPerRunUsd", s.MaxCostPerRunUsd, "more than 0");
        Require(s.MaxOutputTokens is null or (>= 16 and <= 1_000_000), "maxOutputTokens", s.MaxOutputTokens, "16 to 1000000");
        Require(s.Temperature is null or (>= 0 and <= 2), "temperature", s.Temperature, "0 to 2");
        Require(s.TopP is null or (> 0 and <= 1), "topP", s.TopP, "more than 0 and at most 1");
        Require(s.MaxAttempts is >= 1 and <= 20, "maxAttempts", s.MaxAttempts, "1 to 20");
        Require(s.AttemptTimeoutSeconds is >= 0.1 and <= 3600, "attemptTimeoutSeconds", s.AttemptTimeoutSeconds, "0.1 to 3600");
        Require(s.MaxWaitSeconds is >= 0 and <= 3600, "maxWaitSeconds", s.MaxWaitSeconds, "0 to 3600");
        foreach (var (name, model) in s.Models)
        {
            Require(Uri.TryCreate(model.BaseUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", $"models:{name}:baseUrl", model.BaseUrl, "an http or https address such as http://localhost:11434/v1");
            Require(model.MaxTokensField is "max_tokens" or "max_completion_tokens", $"models:{name}:maxTokensField", model.MaxTokensField, "max_tokens or max_completion_tokens");
            Require(!model.Free || (model.InputUsd ?? model.OutputUsd) is null, $"models:{name}:free", model.Free, "false beside inputUsd and outputUsd: a model is free or has prices");
            Require(model.InputUsd is null == model.OutputUsd is null, $"models:{name}:inputUsd", model.InputUsd, "a number beside outputUsd: both prices are known or none is");
            Require((model.InputUsd ?? 0) >= 0 && (model.OutputUsd ?? 0) >= 0 && (model.CacheReadUsd ?? 0) >= 0 && (model.CacheWriteUsd ?? 0) >= 0, $"models:{name}", "a negative price", "prices of 0 or more");
        }

        return s;
    }

    private void Require(bool holds, string setting, object? value, string allowed)
    {
        if (!holds)
            _problems.Add(string.Create(CultureInfo.InvariantCulture, $"{Named(setting)} is '{value}'; it takes {allowed}"));
    }

    /// <summary>A setting's path in <c>harness.json</c> with its environment variable: <c>maxAttempts (HARNESS_MAX_ATTEMPTS)</c>.</summary>
    private static string Named(string path)
    {
        var parts = path.Split(':').Select(Camel).ToArray();
        var variable = string.Join("__", parts.Select(part => string.Concat(part.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + c : char.ToUpperInvariant(c).ToString()))));
        return $"{string.Join(':', parts)} ({(path.Equals("model", StringComparison.OrdinalIgnoreCase) ? "MODEL" : Prefix + variable)})";
    }

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
