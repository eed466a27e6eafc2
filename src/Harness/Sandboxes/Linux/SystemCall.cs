namespace Harness.Sandboxes.Linux;

/// <summary>A system call of Linux.</summary>
/// <param name="Name">As in the manual and in a container's seccomp profile.</param>
/// <param name="X64">Its number on x64; null where that architecture has none.</param>
/// <param name="Arm64">Its number on arm64; null where that architecture has none.</param>
internal sealed record SystemCall(string Name, int? X64, int? Arm64)
{
    /// <summary>A call that came after both architectures: its number is the same everywhere.</summary>
    public SystemCall(string name, int number)
        : this(name, number, number)
    {
    }
}
