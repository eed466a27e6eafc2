using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Docker;

/// <summary>Tells a container's first process from one that happens to have its number: an engine may run on another machine, or in a virtual one.</summary>
internal static class ContainerProcess
{
    private static readonly string[] Files = ["cgroup", "mountinfo"];

    /// <summary>The number of the process where it is the container's, otherwise 0.</summary>
    /// <param name="container">The engine's own name for it, which is in the names of its control group and of the files that it mounts.</param>
    /// <param name="process">The number that the engine says.</param>
    public static int OnThisMachine(string container, int process) =>
        process > 0 && container.Length > 0 && Files.Any(file => LinuxProcesses.Read(LinuxProcesses.Proc(process, file)).Contains(container, StringComparison.Ordinal)) ? process : 0;
}
