namespace Harness.Tests.Sandboxes;

/// <summary>The processes of the machine (Linux).</summary>
internal static class RunningProcesses
{
    /// <summary>Those with a text in their command line, in which a NUL character ends each argument.</summary>
    public static IReadOnlyList<string> Named(string text) =>
        [.. Directory.GetDirectories("/proc").Where(folder => char.IsDigit(Path.GetFileName(folder)[0]) && CommandLine(folder).Contains(text, StringComparison.Ordinal))];

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
