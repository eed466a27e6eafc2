namespace Harness.Tool.Doctor;

/// <summary>Whether the command was started inside a repository with tasks.</summary>
internal static class RepositoryCheck
{
    private const string Name = "repository";

    public static Finding Look(string? root, string folder) => root switch
    {
        null => Finding.Failed(Name, $"no folder from {folder} up holds harness.json, .git or global.json", "start the command inside the repository"),
        _ when !Path.Exists(Path.Combine(root, ".git")) => Finding.Warning(Name, $"{root} is under no version control: what a campaign measured cannot be named by a commit", "git init, and commit before you measure"),
        _ => Finding.Ok(Name, root),
    };
}
