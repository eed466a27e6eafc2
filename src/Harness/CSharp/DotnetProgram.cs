using System.Runtime.InteropServices;
using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>How a .NET program of the engine is started: with the runtime that runs the harness and a fixed small environment.</summary>
internal static class DotnetProgram
{
    /// <summary>
    /// The command for a program. Its home and its temporary folder are <paramref name="temporaryFolder"/>; of the harness's
    /// environment it gets nothing.
    /// </summary>
    /// <param name="program">The program's assembly: an absolute path to a <c>.dll</c> with a runtimeconfig beside it.</param>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="workingDirectory">The folder in which it runs.</param>
    /// <param name="temporaryFolder">A folder that it may write to.</param>
    /// <param name="heapBytes">The limit of the managed heap: beyond it the program gets an OutOfMemoryException.</param>
    /// <exception cref="FileNotFoundException">The program, or the <c>dotnet</c> command of the running installation, is missing.</exception>
    public static ChildProcessCommand Command(
        string program, IReadOnlyList<string> arguments, string workingDirectory, string temporaryFolder, long heapBytes)
    {
        if (!File.Exists(program))
            throw new FileNotFoundException($"{program} is missing; build the project that references Harness again.", program);
        return new ChildProcessCommand
        {
            FileName = FindDotnet(),
            Arguments = ["exec", program, .. arguments],
            WorkingDirectory = workingDirectory,
            Environment = EnvironmentOf(temporaryFolder, heapBytes),
        };
    }

    private static string FindDotnet()
    {
        // shared/Microsoft.NETCore.App/<version>/ below the installation; no PATH and no DOTNET_ROOT is asked.
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var path = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is missing; run the harness on an installed .NET, not self-contained.", path);
    }

    private static Dictionary<string, string> EnvironmentOf(string temporaryFolder, long heapBytes)
    {
        var environment = new Dictionary<string, string>
        {
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_GCHeapHardLimit"] = $"0x{heapBytes:X}",
            ["DOTNET_TieredPGO"] = "0",
            ["LANG"] = "C.UTF-8",
            ["TZ"] = "UTC",
            ["HOME"] = temporaryFolder,
            ["USERPROFILE"] = temporaryFolder,
            ["TMPDIR"] = temporaryFolder,
            ["TMP"] = temporaryFolder,
            ["TEMP"] = temporaryFolder,
        };
        if (OperatingSystem.IsWindows())
        {
            // Without it, sockets and cryptography do not load.
            environment["SystemRoot"] = Environment.GetFolderPath(Environment.SpecialFolder.Windows);
            environment["PATH"] = Environment.GetFolderPath(Environment.SpecialFolder.System);
        }
        else
        {
            environment["PATH"] = "/usr/bin:/bin";
        }

        return environment;
    }
}
