namespace Harness.Benchmarks;

/// <summary>Where the programs are that the benchmarks start. They are built in the configuration of this one.</summary>
internal static class Repository
{
    /// <summary>The nearest folder above this program that holds <c>Harness.sln</c>.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary><c>Debug</c> or <c>Release</c>.</summary>
    public static string Configuration { get; } = Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!;

    public static string Tasks { get; } = Path.Combine(Root, "tasks");

    public static string Suite { get; } = Path.Combine(Root, "tests", "Harness.Benchmarks.Suite");

    public static string Floor { get; } = Path.Combine(Root, "tests", "Harness.Benchmarks.Floor");

    /// <summary>The folder of a project's output.</summary>
    public static string OutputOf(string project) => Path.Combine(project, "bin", Configuration, "net10.0");

    /// <summary>The test executable of a project.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="assembly">The assembly's name; default: the folder's.</param>
    public static string ExecutableOf(string project, string? assembly = null) =>
        Path.Combine(OutputOf(project), (assembly ?? Path.GetFileName(project)) + (OperatingSystem.IsWindows() ? ".exe" : ""));

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Harness.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no folder above {start} holds Harness.sln");
    }
}
