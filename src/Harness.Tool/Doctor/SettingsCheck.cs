using System.Text.RegularExpressions;
using Harness.Settings;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Harness.Tool.Doctor;

/// <summary>Whether <c>harness.json</c>, user secrets and environment can be read, with a line for each problem.</summary>
internal static partial class SettingsCheck
{
    private const string Name = "settings";

    /// <summary>Reads the settings as the tasks would.</summary>
    /// <returns>The settings, or null when they are wrong.</returns>
    public static (HarnessSettings? Settings, SettingsReader Reader, IReadOnlyList<Finding> Findings) Look(string root, IReadOnlyDictionary<string, string> variables)
    {
        var reader = new SettingsReader(variables, root, UserSecrets(root));
        try
        {
            var settings = reader.Read();
            var file = File.Exists(Path.Combine(root, "harness.json")) ? "harness.json" : "no harness.json";
            return (settings, reader, [Finding.Ok(Name, $"{file}, MODEL={settings.Model}, {settings.Models.Count} of your own models")]);
        }
        catch (SettingsException e)
        {
            return (null, reader, [.. e.Message.Split('\n').Select(problem => Finding.Failed(Name, problem, "correct it in harness.json, in your user secrets or in the environment"))]);
        }
    }

    // The secrets belong to the program that makes the runs: its project names their id.
    private static string? UserSecrets(string root)
    {
        var project = Path.Combine(root, "tasks", "Harness.Tasks.csproj");
        return File.Exists(project) && SecretsId().Match(File.ReadAllText(project)) is { Success: true } id
            ? PathHelper.GetSecretsPathFromSecretsId(id.Groups[1].Value)
            : null;
    }

    [GeneratedRegex("<UserSecretsId>([A-Za-z0-9_.-]+)</UserSecretsId>")]
    private static partial Regex SecretsId();
}
