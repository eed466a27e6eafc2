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
/// <param name="Scope">Where the id is valid: the pid namespace on Linux, 0 elsewhere. Containers may share a folder, but not the processes.</param>
internal readonly record struct ProcessIdentity(int Id, long Start, long Scope)
{
    private static readonly long OwnScope = ReadScope();

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId) ?? new ProcessIdentity(Environment.ProcessId, 0, OwnScope);

    /// <summary>It has not ended, as far as can be known from here.</summary>
    public bool IsAlive => Scope != OwnScope || Of(Id) == this;

    /// <summary>The process that has an id now; null when none has.</summary>
    public static ProcessIdentity? Of(int id) =>
        (OperatingSystem.IsLinux() ? LinuxStart(id) : PortableStart(id)) is { } start ? new ProcessIdentity(id, start, OwnScope) : null;

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static ProcessIdentity? Parse(string text) =>
        text.Split('.') is [var id, var start, var scope]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
        && long.TryParse(scope, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new ProcessIdentity(number, moment, place)
            : null;

    /// <summary>The three numbers with points between them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Start}.{Scope}");

    // "pid:[4026531836]"
    private static long ReadScope() =>
        OperatingSystem.IsLinux() && new FileInfo("/proc/self/ns/pid").LinkTarget is { } link
        && long.TryParse(link.AsSpan(link.IndexOf('[', StringComparison.Ordinal) + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

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
