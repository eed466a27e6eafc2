using System.Diagnostics;

namespace Harness.Tests;

/// <summary>A folder in which nobody, not even root, can make or delete an entry until it is thawed. Not on Windows.</summary>
internal sealed class FrozenFolder(string path) : IDisposable
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    /// <summary>False before it was tried, and where root has no file system that can.</summary>
    public bool IsFrozen { get; private set; }

    public void Freeze()
    {
        if (OperatingSystem.IsWindows()) return;
        if (Environment.IsPrivilegedProcess)
        {
            IsFrozen = ChangeAttribute("+i");
            return;
        }

        File.SetUnixFileMode(path, ReadOnly);
        IsFrozen = true;
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows() || !IsFrozen) return;
        if (Environment.IsPrivilegedProcess)
            ChangeAttribute("-i");
        else
            File.SetUnixFileMode(path, ReadOnly | UnixFileMode.UserWrite);
        IsFrozen = false;
    }

    // Root needs no rights, but keeps to this attribute of the file systems of Linux.
    private bool ChangeAttribute(string change)
    {
        const string program = "/usr/bin/chattr";
        if (!File.Exists(program)) return false;
        using var process = Process.Start(new ProcessStartInfo(program, [change, "--", path]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
