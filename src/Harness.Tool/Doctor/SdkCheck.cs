using System.ComponentModel;
using System.Text.Json;

namespace Harness.Tool.Doctor;

/// <summary>Whether the .NET SDK that <c>global.json</c> asks for is here.</summary>
internal static class SdkCheck
{
    private const string Name = "sdk";

    public static async Task<Finding> LookAsync(string root, CancellationToken cancellation)
    {
        var asked = Asked(root);
        try
        {
            // `dotnet` itself knows whether an installed SDK fits the file; it looks for the file from the folder up.
            var found = await ChildCommand.RunAsync(ToolEnvironment.Dotnet, ["--version"], root, new Dictionary<string, string?> { ["DOTNET_NOLOGO"] = "1" }, cancellation);
            return found.ExitCode == 0
                ? Finding.Ok(Name, found.Output.Trim() + (asked is null ? "" : $" (global.json asks for {asked})"))
                : Finding.Failed(Name, $"no installed .NET SDK fits {asked ?? "global.json"}: {found.LastLines(1)}", $"install the .NET SDK {asked}: https://dotnet.microsoft.com/download");
        }
        catch (Win32Exception e)
        {
            return Finding.Failed(Name, $"the command dotnet cannot be started: {e.Message}", "install the .NET SDK and put it on the PATH: https://dotnet.microsoft.com/download");
        }
    }

    private static string? Asked(string root)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "global.json")));
            return file.RootElement.GetProperty("sdk").GetProperty("version").GetString();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
