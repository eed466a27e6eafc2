using System.CommandLine;
using Harness.Settings;
using Harness.Tool.Doctor;

namespace Harness.Tool.Folders;

/// <summary>Where campaigns are kept, and where those of the repository are.</summary>
/// <param name="Path">The folder that new campaigns are written to: <c>--campaigns-folder</c>, else the setting.</param>
/// <param name="Published">Folders of the repository that hold campaigns too; looked into second.</param>
internal sealed record CampaignsFolder(string Path, IReadOnlyList<string> Published)
{
    /// <summary>The option that every command has which reads or writes campaigns.</summary>
    public static Option<string?> Option() => new("--campaigns-folder") { Description = "where campaigns are kept; default: the setting campaignsFolder", HelpName = "FOLDER" };

    /// <summary>The folder that was asked for, or that of the settings.</summary>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static CampaignsFolder Find(string? asked)
    {
        var root = RepositoryRoot.Above(ToolEnvironment.Folder);
        return new CampaignsFolder(
            asked is not null ? System.IO.Path.GetFullPath(asked, ToolEnvironment.Folder) : OfSettings(root ?? ToolEnvironment.Folder),
            root is null ? [] : [System.IO.Path.Combine(root, "fixtures", "campaigns"), System.IO.Path.Combine(root, "fixtures", "cassettes")]);
    }

    private static string OfSettings(string root)
    {
        var (settings, _, findings) = SettingsCheck.Look(root, ToolEnvironment.Variables);
        return settings?.CampaignsFolder ?? throw new SettingsException(string.Join('\n', findings.Select(finding => finding.Message)));
    }
}
