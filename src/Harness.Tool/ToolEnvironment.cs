using System.Collections;

namespace Harness.Tool;

/// <summary>The one place of the tool that looks at the process's environment and at the folder that it was started in.</summary>
internal static class ToolEnvironment
{
    private const int WidthOfAFile = 1000;

#pragma warning disable RS0030 // This is their home.
    public static IReadOnlyDictionary<string, string> Variables { get; } = Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Columns of the terminal; of a redirected output so many that nothing is cut.</summary>
    public static int Width { get; } = Console.IsOutputRedirected ? WidthOfAFile : Math.Max(40, Console.WindowWidth);

    /// <summary>The same of standard error.</summary>
    public static int ErrorWidth { get; } = Console.IsErrorRedirected ? WidthOfAFile : Math.Max(40, Console.WindowWidth);
#pragma warning restore RS0030

    /// <summary>Nobody looks at colours, or they are not wanted: <c>NO_COLOR</c> (https://no-color.org), <c>TERM=dumb</c>, or CI.</summary>
    public static bool IsPlain { get; } = IsSet("NO_COLOR") || IsSet("CI") || Variables.GetValueOrDefault("TERM") == "dumb";

    /// <summary>The folder that the command was started in.</summary>
    public static string Folder { get; } = Directory.GetCurrentDirectory();

    /// <summary>The <c>dotnet</c> command that runs this tool, or the one on the path.</summary>
    public static string Dotnet { get; } = Variables.GetValueOrDefault("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private static bool IsSet(string name) => Variables.GetValueOrDefault(name) is { Length: > 0 } value && value != "false";
}
