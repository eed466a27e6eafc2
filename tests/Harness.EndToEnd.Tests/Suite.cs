using System.Diagnostics;

// Two commands at a time keep two cores busy.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 2)]

namespace Harness.EndToEnd.Tests;

/// <summary>Where the suite lies that these tests start: the one that was built with them.</summary>
public static class Suite
{
    /// <summary>Tests that wait for what a signal or a death has to bring about in time run beside no other test of this project.</summary>
    public const string Alone = "alone";

    /// <summary>Runs per task when nothing else is set.</summary>
    public const int RunsPerTask = 3;

    // bin/Debug/net10.0 below the project.
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Output.FullName, "..", "..", "..", "..", ".."));

    /// <summary><c>Debug</c> or <c>Release</c>, as these tests were built.</summary>
    public static string Configuration { get; } = Output.Parent!.Name;

    public static string Project { get; } = Path.Combine(Root, "tasks", "Harness.Tasks.csproj");

    public static string Solution { get; } = Path.Combine(Root, "Harness.sln");

    /// <summary>The test executable.</summary>
    public static string Assembly { get; } = Path.Combine(Root, "tasks", "bin", Configuration, Output.Name, "Harness.Tasks.dll");

    /// <summary>The command <c>dotnet-harness</c>.</summary>
    public static string Tool { get; } = Path.Combine(Root, "src", "Harness.Tool", "bin", Configuration, Output.Name, "dotnet-harness.dll");

    /// <summary>The running <c>dotnet</c> command.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
        ? host
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>The test platform of the SDK that <c>global.json</c> selects.</summary>
    public static async Task<string> VSTestConsoleAsync()
    {
        using var process = Process.Start(new ProcessStartInfo(Dotnet, ["--info"]) { WorkingDirectory = Root, RedirectStandardOutput = true })!;
        var info = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var line = info.Split('\n').Select(text => text.Trim()).First(text => text.StartsWith("Base Path:", StringComparison.Ordinal));
        return Path.Combine(line["Base Path:".Length..].Trim(), "vstest.console.dll");
    }
}

[CollectionDefinition(Suite.Alone, DisableParallelization = true)]
public sealed class AloneGroup;
