using System.Diagnostics;

// The third waits for a process that is gone, see CrashTests.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]

namespace Harness.EndToEnd.Tests;

/// <summary>Where the suite lies that these tests start: the one that was built with them.</summary>
public static class Suite
{
    /// <summary>Tests of this collection start the suite one after the other, beside those of <see cref="Beside"/>.</summary>
    public const string OneAtATime = "one at a time";

    /// <summary>As <see cref="OneAtATime"/>: two commands at a time is what two cores carry.</summary>
    public const string Beside = "beside";

    /// <summary>Tests that measure how fast a signal is obeyed have the machine to themselves.</summary>
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

[CollectionDefinition(Suite.OneAtATime)]
public sealed class OneAtATimeGroup;

[CollectionDefinition(Suite.Beside)]
public sealed class BesideGroup;

[CollectionDefinition(Suite.Alone, DisableParallelization = true)]
public sealed class AloneGroup;
