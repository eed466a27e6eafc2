namespace Harness.Sandboxes.Docker;

/// <summary>
/// The labels that say which harness made a container, so that those of a harness that was killed are found. A harness that cannot be seen from
/// here, on another machine or in another container, counts as alive.
/// </summary>
internal static class ContainerOwner
{
    /// <summary>Carried by every container of every harness: the process that made it.</summary>
    public const string Label = "harness.owner";

    private const string Place = "harness.place";

    /// <summary>The labels of what a process makes.</summary>
    /// <param name="owner">A process of this machine.</param>
    public static Dictionary<string, string> LabelsOf(ProcessIdentity owner) => new() { [Label] = owner.ToString(), [Place] = Here() };

    /// <summary>The process that made it has ended for certain.</summary>
    public static bool IsGone(IDictionary<string, string> labels) =>
        labels.TryGetValue(Place, out var place) && place == Here()
        && labels.TryGetValue(Label, out var owner) && ProcessIdentity.Parse(owner) is { IsAlive: false };

    // Process ids mean something in one namespace of one machine since its last start.
    private static string Here() => OperatingSystem.IsLinux()
        ? $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {new FileInfo("/proc/self/ns/pid").LinkTarget}"
        : Environment.MachineName;
}
