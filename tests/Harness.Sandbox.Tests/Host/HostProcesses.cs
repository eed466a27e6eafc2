using System.Diagnostics;
using System.Globalization;

namespace Harness.Sandbox.Tests.Host;

/// <summary>The processes of the host, found by a mark in their command line.</summary>
internal static class HostProcesses
{
    public static IReadOnlyList<int> WithMark(string mark) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId && CommandLine(id).Contains(mark, StringComparison.Ordinal)),
    ];

    public static void KillMarked(string mark)
    {
        foreach (var id in WithMark(mark))
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
            {
                // It ended by itself.
            }
        }
    }

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/cmdline"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
