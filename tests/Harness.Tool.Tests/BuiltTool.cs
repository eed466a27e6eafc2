using System.Diagnostics;
using System.Text;

namespace Harness.Tool.Tests;

/// <summary>The tool as it was built with these tests, started as a process in a folder, with an environment of its own.</summary>
internal static class BuiltTool
{
    private static readonly string[] Kept =
    [
        "PATH", "HOME", "USER", "LANG", "TMPDIR", "DOTNET_ROOT", "DOTNET_CLI_HOME", "NUGET_PACKAGES",
        "USERPROFILE", "APPDATA", "LOCALAPPDATA", "SystemRoot", "TEMP", "TMP", "ProgramFiles", "ProgramData", "PATHEXT", "ComSpec",
    ];

    private static readonly TimeSpan LongestTime = TimeSpan.FromMinutes(4);

    // bin/Debug/net10.0 below the project.
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Output.FullName, "..", "..", "..", "..", ".."));

    public static string Configuration { get; } = Output.Parent!.Name;

    public static string Assembly { get; } = Path.Combine(Root, "src", "Harness.Tool", "bin", Configuration, Output.Name, "dotnet-harness.dll");

    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Runs the tool to its end.</summary>
    public static Task<FinishedTool> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunAsync(Dotnet, folder, environment, ["exec", Assembly, .. arguments]);

    /// <summary>Runs any program to its end, with what a program needs to start and this environment.</summary>
    public static async Task<FinishedTool> RunAsync(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(program, folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(LongestTime);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new FinishedTool(process.ExitCode, await output, await errors);
    }

    public static Process Start(string program, string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in EnvironmentWith(environment))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>What a program needs to start, and these variables.</summary>
    public static IReadOnlyDictionary<string, string> EnvironmentWith(IReadOnlyDictionary<string, string> environment)
    {
        var all = new Dictionary<string, string> { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1" };
        foreach (var name in Kept)
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                all[name] = value;
        foreach (var (name, value) in environment)
            all[name] = value;
        return all;
    }
}
