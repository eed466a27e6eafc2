using System.Globalization;
using System.Reflection;
using Harness.Campaigns.Catalog;
using Microsoft.Extensions.Configuration;

namespace Harness.Settings;

/// <summary>Reads <see cref="HarnessSettings"/> from their sources and validates them. All problems are reported at once.</summary>
/// <param name="environment">The environment's variables.</param>
/// <param name="root">The folder of <c>harness.json</c>; relative folders in settings start here.</param>
/// <param name="secrets">The file of user secrets; null is none. What it holds beside our settings is left alone.</param>
public sealed class SettingsReader(IReadOnlyDictionary<string, string> environment, string root, string? secrets = null)
{
    private const string Models = "models";

    /// <summary>Rows of models; read by the catalog, when a model is asked for.</summary>
    private const string Catalog = "catalog";

    private static readonly PropertyInfo[] OfModel = typeof(ModelSettings).GetProperties();

    private readonly List<string> _problems = [];

    /// <summary>The value of an environment variable, e.g. of one that holds a key; null when it is unset or empty.</summary>
    public string? Variable(string name) =>
        environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Loads the catalog: the built-in one, and over it the rows of <c>harness.json</c>.</summary>
    /// <exception cref="SettingsException">A row is wrong; the message has a line for each problem.</exception>
    public ModelCatalog LoadCatalog()
    {
        try
        {
            return ModelCatalog.Load(ModelCatalog.BuiltInPath, Path.Combine(root, "harness.json"));
        }
        catch (CatalogException e)
        {
            throw new SettingsException(e.Message);
        }
    }

    /// <summary>Reads all sources.</summary>
    /// <exception cref="SettingsException">At least one setting is wrong; the message has a line for each.</exception>
    public HarnessSettings Read()
    {
        _problems.Clear();
        var settings = new HarnessSettings();
        try
        {
            var configuration = Build();
            RefuseUnreadable(configuration);
            if (_problems.Count == 0)
                settings = Validated(configuration.Get<HarnessSettings>() ?? settings);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            _problems.Add($"{e.Message} {Innermost(e).Message}");
        }

        if (_problems.Count > 0)
            throw new SettingsException(string.Join('\n', _problems));
        return settings with
        {
            Model = new ReplayLocation(Path.GetFullPath(settings.CampaignsFolder, root), root).Resolve(settings.Model),
            Predictions = settings.Predictions is { } predictions ? Path.GetFullPath(predictions, root) : null,
            CampaignsFolder = Path.GetFullPath(settings.CampaignsFolder, root),
            WorkFolder = Path.GetFullPath(settings.WorkFolder, root),
            BaselinesFolder = Path.GetFullPath(settings.BaselinesFolder, root),
        };
    }

    private IConfigurationRoot Build()
    {
        var file = new ConfigurationBuilder()
            .SetBasePath(root)
            .AddJsonFile("harness.json", optional: true, reloadOnChange: false)
            .Build();
        RefuseUnknown(file);
        var all = new ConfigurationBuilder().AddConfiguration(file);
        if (secrets is not null)
            all.AddJsonFile(secrets, optional: true, reloadOnChange: false);
        return all.AddInMemoryCollection(FromEnvironment()).Build();
    }

    private Dictionary<string, string?> FromEnvironment()
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        // Of two that differ in case, the one in capitals comes last and wins.
        foreach (var (name, value) in environment.OrderByDescending(v => v.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(SettingNames.Prefix, StringComparison.OrdinalIgnoreCase) || value.Length == 0) continue;
            if (PathOf(name) is { } path)
                values[path] = IsSwitch(path) && value is ("0" or "1") ? (value == "1").ToString() : value;
            else
                _problems.Add($"unknown setting '{name}' in the environment; the settings are {string.Join(", ", SettingsCatalog.All.Select(s => s.Variable))}");
        }

        if (Variable(SettingNames.ShortModel) is { } model)
            values["model"] = model;
        return values;
    }

    private static bool IsSwitch(string path) =>
        typeof(HarnessSettings).GetProperties().Any(p => p.PropertyType == typeof(bool) && SettingNames.Same(p.Name, path));

    private static string? PathOf(string variable)
    {
        if (SettingsCatalog.All.FirstOrDefault(s => s.Name != Models && SettingNames.Same(s.Variable, variable)) is { } setting)
            return setting.Name;
        // The name in the middle is the user's: its underscores stay.
        var parts = variable.Split("__");
        if (parts is not [var head, { Length: > 0 } name, _] || !SettingNames.Same(head, SettingNames.Variable(Models)))
            return null;
        return OfModel.Select(p => $"{Models}:{name.ToLowerInvariant()}:{SettingNames.Camel(p.Name)}")
            .FirstOrDefault(path => SettingNames.Same(SettingNames.Variable(path), variable));
    }

    private void RefuseUnknown(IConfiguration file)
    {
        foreach (var section in file.GetChildren().Where(s => s.Key != "$schema" && !SettingNames.Same(s.Key, Catalog)))
            if (!SettingsCatalog.All.Any(s => SettingNames.Same(s.Name, section.Key)))
                _problems.Add($"unknown setting '{section.Key}' in harness.json; the settings are {string.Join(", ", SettingsCatalog.All.Select(s => s.Name))}");
        foreach (var model in file.GetSection(Models).GetChildren())
            foreach (var setting in model.GetChildren().Where(s => !OfModel.Any(p => SettingNames.Same(p.Name, s.Key))))
                _problems.Add($"unknown setting '{Models}:{model.Key}:{setting.Key}' in harness.json; a model has {string.Join(", ", OfModel.Select(p => SettingNames.Camel(p.Name)))}");
    }

    private void RefuseUnreadable(IConfiguration configuration)
    {
        foreach (var section in configuration.GetChildren())
            if (typeof(HarnessSettings).GetProperties().FirstOrDefault(p => SettingNames.Same(p.Name, section.Key)) is { } property
                && property.Name != nameof(HarnessSettings.Models))
                RefuseUnreadable(section, property);
        var models = configuration.GetSection(Models);
        Require(string.IsNullOrEmpty(models.Value), Models, models.Value, "an object with a member for each model");
        foreach (var model in models.GetChildren())
        {
            Require(model.GetChildren().Any(), model.Path, model.Value, "an object with baseUrl");
            foreach (var section in model.GetChildren())
                if (OfModel.FirstOrDefault(p => SettingNames.Same(p.Name, section.Key)) is { } property)
                    RefuseUnreadable(section, property);
        }
    }

    private void RefuseUnreadable(IConfigurationSection section, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (section.Value is not { } value)
        {
            _problems.Add($"{SettingNames.Both(section.Path)} is null, a list or an object; it takes {Expected(type)}, or leave it out");
            return;
        }

        var readable = type == typeof(string)
            || (type == typeof(bool) && bool.TryParse(value, out _))
            || (type == typeof(int) && int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            || (type == typeof(long) && long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            || (type == typeof(double) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            || (type == typeof(decimal) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        Require(readable, section.Path, value, Expected(type));
    }

    private static string Expected(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : "a number with a decimal point";

    private HarnessSettings Validated(HarnessSettings s)
    {
        foreach (var setting in SettingsCatalog.All)
            Require(setting.Allows(s), setting.Name, setting.Value(s), setting.Takes);
        foreach (var (name, model) in s.Models)
            Validate($"{Models}:{name}", model);
        return s;
    }

    private void Validate(string path, ModelSettings model)
    {
        var prices = new[] { model.InputUsd, model.OutputUsd, model.CacheReadUsd, model.CacheWriteUsd };
        Require(SettingsCatalog.IsAddress(model.BaseUrl), path + ":baseUrl", model.BaseUrl, "an http or https address such as http://localhost:11434/v1");
        Require(model.MaxTokensField is "max_tokens" or "max_completion_tokens", path + ":maxTokensField", model.MaxTokensField, "max_tokens or max_completion_tokens");
        Require(SettingsCatalog.IsThinking(model.Thinking), path + ":thinking", model.Thinking, SettingsCatalog.ThinkingTakes);
        Require(!model.Free || prices.All(p => p is null), path + ":free", model.Free, "false beside prices: a model is free or has prices");
        Require(model.InputUsd is null == model.OutputUsd is null, path + ":inputUsd", model.InputUsd, "a number beside outputUsd: both prices are known or none is");
        Require(model.InputUsd is not null || (model.CacheReadUsd ?? model.CacheWriteUsd) is null, path + ":inputUsd", model.InputUsd, "a number beside the prices of the cache");
        Require(prices.All(p => p is null or >= 0), path, "a negative price", "prices of 0 or more");
    }

    private void Require(bool holds, string setting, object? value, string allowed)
    {
        if (!holds)
            _problems.Add(string.Create(CultureInfo.InvariantCulture, $"{SettingNames.Both(setting)} is '{value}'; it takes {allowed}"));
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
