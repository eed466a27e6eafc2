using System.Diagnostics;

namespace Harness.Sandboxes;

/// <summary>Deletion of a folder that resists <see cref="Directory.Delete(string, bool)"/>.</summary>
public static class StubbornFolder
{
    private static readonly TimeSpan ToolTime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Deletes a folder with all that untrusted code may have put there: read-only and forbidden entries, deep trees, names in no
    /// encoding. Links are deleted, not followed. Does nothing when the folder is missing.
    /// </summary>
    /// <exception cref="IOException">Something is left.</exception>
    public static void Delete(string path)
    {
        var full = Path.GetFullPath(path);
        if (!Directory.Exists(full) || DeletePlainly(full))
            return;

        if (OperatingSystem.IsWindows())
        {
            MakeWritable(full);
            Directory.Delete(full, recursive: true);
            return;
        }

        // Deep trees, names that are no UTF-8 and forbidden folders defeat .NET; these two know no such limits.
        RunTool("chmod", "-R", "u+rwX", "--", full);
        RunTool("rm", "-rf", "--", full);
        if (Directory.Exists(full))
            throw new IOException($"'{full}' could not be deleted");
    }

    private static bool DeletePlainly(string full)
    {
        try
        {
            Directory.Delete(full, recursive: true);
            return true;
        }
        // Where a tree is deeper than a path can be long, .NET loses an entry's name and stumbles over that.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NullReferenceException)
        {
            return !Directory.Exists(full);
        }
    }

    private static void MakeWritable(string full)
    {
        var everythingButLinks = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var entry in new DirectoryInfo(full).EnumerateFileSystemInfos("*", everythingButLinks))
            entry.Attributes &= ~FileAttributes.ReadOnly;
    }

    private static void RunTool(string tool, params string[] arguments)
    {
        // By path and without the environment, which may hold keys: .NET would look for a name beside the program and in the current folder first.
        var path = Array.Find(["/bin/" + tool, "/usr/bin/" + tool], File.Exists) ?? throw new IOException($"there is no {tool} in /bin or /usr/bin");
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment.Clear();
        using var process = Process.Start(start) ?? throw new IOException($"cannot start {tool}");
        // One complaint per entry could fill a pipe; what matters is whether the folder is gone afterwards.
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        if (process.WaitForExit(ToolTime))
            return;
        process.Kill();
        throw new IOException($"{tool} did not finish within {ToolTime.TotalSeconds} seconds");
    }
}
