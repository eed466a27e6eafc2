using System.Globalization;

namespace Harness.Sandboxes.Linux;

/// <summary>The control group of one sandbox. With version 1, one folder in each tree.</summary>
/// <param name="folders">Where it is, or is to be made.</param>
/// <param name="isVersion2">The version.</param>
internal sealed class ControlGroup(IReadOnlyList<string> folders, bool isVersion2)
{
    /// <summary>Room for the processes that set a sandbox up, beside those of the program.</summary>
    private const int OwnProcesses = 8;

    private const int MostTries = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>A process that writes 0 to each of them has joined.</summary>
    public IReadOnlyList<string> JoinFiles { get; } = [.. folders.Select(folder => Path.Combine(folder, "cgroup.procs"))];

    /// <summary>The kernel killed a process of the group because its memory was used up.</summary>
    public bool RanOutOfMemory => folders.Any(folder =>
        ReadOrEmpty(Path.Combine(folder, isVersion2 ? "memory.events" : "memory.oom_control")).Split('\n')
            .Any(line => line.Split(' ') is ["oom_kill", var kills] && kills.Trim() != "0"));

    /// <exception cref="IOException">A folder or a limit cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder or a limit must not be written.</exception>
    public void Make(SandboxLimits limits)
    {
        var memory = limits.MemoryBytes.ToString(CultureInfo.InvariantCulture);
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(folder);
            if (isVersion2)
            {
                File.WriteAllText(Path.Combine(folder, "memory.max"), memory);
                WriteIfThere(Path.Combine(folder, "memory.swap.max"), "0");
                WriteIfThere(Path.Combine(folder, "memory.oom.group"), "1");
            }
            else
            {
                WriteIfThere(Path.Combine(folder, "memory.limit_in_bytes"), memory);
                WriteIfThere(Path.Combine(folder, "memory.memsw.limit_in_bytes"), memory);
            }

            WriteIfThere(Path.Combine(folder, "pids.max"), (limits.Processes + OwnProcesses).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Kills what is left in it and removes it. A kernel that needs longer than this waits for leaves an empty folder, which is reaped later.</summary>
    public void Remove()
    {
        foreach (var folder in folders)
        {
            for (var tries = 0; tries < MostTries && !IsRemoved(folder); tries++)
            {
                foreach (var process in ReadOrEmpty(Path.Combine(folder, "cgroup.procs")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    LinuxProcesses.Kill(int.Parse(process, CultureInfo.InvariantCulture));
                Thread.Sleep(Pause);
            }
        }
    }

    private static bool IsRemoved(string folder)
    {
        try
        {
            // Only the folder itself can be removed; its files are the kernel's.
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void WriteIfThere(string path, string text)
    {
        if (File.Exists(path))
            File.WriteAllText(path, text);
    }

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
