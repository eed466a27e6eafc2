using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Harness.Sandboxes;

/// <summary>
/// A process that is told apart from a later one with the same id. Part of the names of whatever a harness makes on a machine, so that
/// another harness knows what a killed one left behind.
/// </summary>
/// <param name="Id">The process id.</param>
/// <param name="Start">When it started, in a unit of the platform: equal means the same process, as far as the machine was not restarted.</param>
internal readonly record struct ProcessIdentity(int Id, long Start)
{
    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId) ?? new ProcessIdentity(Environment.ProcessId, 0);

    /// <summary>It has not ended.</summary>
    public bool IsAlive => Of(Id) == this;

    /// <summary>The process that has an id now; null when none has.</summary>
    public static ProcessIdentity? Of(int id) =>
        (OperatingSystem.IsLinux() ? LinuxStart(id) : PortableStart(id)) is { } start ? new ProcessIdentity(id, start) : null;

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static ProcessIdentity? Parse(string text) =>
        text.Split('.') is [var id, var start]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            ? new ProcessIdentity(number, moment)
            : null;

    /// <summary>Id and start with a point between them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Start}");

    // Field 22 of the line (man 5 proc_pid_stat); the name before it, in parentheses, may hold anything.
    private static long? LinuxStart(int id)
    {
        try
        {
            var line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            // A dead process that nobody has asked about (Z) is no longer one.
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long? PortableStart(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToFileTimeUtc();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
