using System.Globalization;

namespace Harness.Tests.CSharp;

/// <summary>
/// The engine's workers under a path of their own, by which a test finds its worker processes among all others.
/// Finding them works on Linux; elsewhere there seem to be none.
/// </summary>
internal sealed class WorkerProcesses : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public WorkerProcesses()
    {
        Workers = Path.Combine(folder.Path, "workers");
        var original = Path.Combine(AppContext.BaseDirectory, "workers");
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Workers, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Workers { get; }

    /// <summary>The ids of the processes whose command line names the folder.</summary>
    public IReadOnlyList<int> Running() => OperatingSystem.IsLinux()
        ? [.. Directory.EnumerateDirectories("/proc").Where(IsOurs).Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))]
        : [];

    public async Task<IReadOnlyList<int>> WaitUntilAsync(Func<IReadOnlyList<int>, bool> condition)
    {
        for (var attempt = 0; attempt < 300 && !condition(Running()); attempt++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return Running();
    }

    public void Dispose() => folder.Dispose();

    private bool IsOurs(string process)
    {
        try
        {
            return int.TryParse(Path.GetFileName(process), out _)
                && File.ReadAllText(Path.Combine(process, "cmdline")).Contains(folder.Path);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
