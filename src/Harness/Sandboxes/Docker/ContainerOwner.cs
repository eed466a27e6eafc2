using System.Diagnostics;
using System.Globalization;

namespace Harness.Sandboxes.Docker;

/// <summary>
/// The labels that say which harness made a container, so that those of a harness that was killed are found. A harness that cannot be seen from
/// here, on another machine or in another container, counts as alive.
/// </summary>
internal static class ContainerOwner
{
    /// <summary>Carried by every container of every harness.</summary>
    public const string Label = "harness.sandbox";

    private const string Place = "harness.owner.place", Id = "harness.owner.pid", Start = "harness.owner.start";

    /// <summary>The labels of what this process makes.</summary>
    public static Dictionary<string, string> Labels()
    {
        using var self = Process.GetCurrentProcess();
        return new Dictionary<string, string>
        {
            [Label] = "1",
            [Place] = Here(),
            [Id] = self.Id.ToString(CultureInfo.InvariantCulture),
            [Start] = StartOf(self),
        };
    }

    /// <summary>The process that made it has ended for certain.</summary>
    public static bool IsGone(IDictionary<string, string> labels)
    {
        if (!labels.TryGetValue(Place, out var place) || place != Here() || !labels.TryGetValue(Start, out var start)
            || !int.TryParse(labels.TryGetValue(Id, out var text) ? text : null, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return StartOf(process) != start;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }

    // Process ids mean something in one namespace of one machine since its last start.
    private static string Here() => OperatingSystem.IsLinux()
        ? $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {new FileInfo("/proc/self/ns/pid").LinkTarget}"
        : Environment.MachineName;

    private static string StartOf(Process process)
    {
        if (!OperatingSystem.IsLinux())
            return process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        // Field 22, in ticks since the machine's start (man 5 proc): unlike a time of day, it never moves. The name before it may hold anything.
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/stat"));
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
    }
}
