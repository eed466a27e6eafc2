using System.CommandLine;
using Harness.Campaigns.Gating;
using Harness.Campaigns.Reports;
using Harness.Settings;
using Harness.Tool.Doctor;

namespace Harness.Tool.Gating;

/// <summary>Finds baselines by what people type.</summary>
internal static class BaselineFinder
{
    /// <summary>The option that every command has which reads or writes baselines.</summary>
    public static Option<string?> Option() => new("--baselines-folder") { Description = "where baselines are kept; default: the setting baselinesFolder", HelpName = "FOLDER" };

    /// <summary>The folder that was asked for, or that of the settings.</summary>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static string Folder(string? asked) => asked is not null ? Path.GetFullPath(asked, ToolEnvironment.Folder) : Settings().BaselinesFolder;

    /// <summary>The settings, as the tasks read them.</summary>
    /// <exception cref="SettingsException">One is wrong.</exception>
    public static HarnessSettings Settings()
    {
        var (settings, _, findings) = SettingsCheck.Look(RepositoryRoot.Above(ToolEnvironment.Folder) ?? ToolEnvironment.Folder, ToolEnvironment.Variables);
        return settings ?? throw new SettingsException(string.Join('\n', findings.Select(finding => finding.Message)));
    }

    /// <summary>The file of a name or path, whether it exists or not.</summary>
    /// <exception cref="CommandProblemException">The name is none.</exception>
    public static string PathOf(string folder, string asked)
    {
        try
        {
            return asked.EndsWith(".json", StringComparison.Ordinal) ? Path.GetFullPath(asked, ToolEnvironment.Folder) : BaselineFile.PathOf(folder, asked);
        }
        catch (ArgumentException)
        {
            throw new CommandProblemException($"'{PlainText.Fit(asked, 100)}' is no baseline: a name has 1 to 200 characters out of a-z, 0-9 and -, a path ends with .json");
        }
    }

    /// <summary>The file of a name or path.</summary>
    /// <exception cref="CommandProblemException">There is none.</exception>
    public static string Existing(string folder, string asked)
    {
        var file = PathOf(folder, asked);
        return File.Exists(file) ? file : throw new CommandProblemException($"there is no baseline {file}; `dotnet harness baseline add CAMPAIGN --name {PlainText.Fit(asked, 100)}` makes one");
    }

    /// <summary>Names for completion; none when the folder is not known.</summary>
    public static IEnumerable<string> Suggested()
    {
        try
        {
            return BaselineFile.In(Folder(null)).Select(file => Path.GetFileNameWithoutExtension(file));
        }
        catch (Exception e) when (e is SettingsException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
