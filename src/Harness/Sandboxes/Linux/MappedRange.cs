using System.Globalization;

namespace Harness.Sandboxes.Linux;

/// <summary>A part of a file that a process has in its memory: a line of <c>/proc/[pid]/maps</c> (man 5 proc_pid_maps).</summary>
/// <param name="From">The first address.</param>
/// <param name="To">The address after the last.</param>
/// <param name="File">The file by the numbers of its device and of itself.</param>
/// <param name="Path">As the process sees it, with <c> (deleted)</c> at its end where that is so.</param>
internal readonly record struct MappedRange(ulong From, ulong To, (uint Major, uint Minor, ulong Inode) File, string Path)
{
    /// <summary>Its length.</summary>
    public long Bytes => (long)(To - From);

    /// <summary>Its name in <c>map_files</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{From:x}-{To:x}");

    /// <summary>Reads a line; null when it is of another form.</summary>
    public static MappedRange? Parse(string line) =>
        line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries) is [var range, _, _, var device, var number, var path]
        && range.Split('-') is [var first, var last] && device.Split(':') is [var high, var low]
        && Hexadecimal(first) is { } from && Hexadecimal(last) is { } to && Hexadecimal(high) is { } major && Hexadecimal(low) is { } minor
        && ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var inode)
            ? new MappedRange(from, to, ((uint)major, (uint)minor, inode), path.TrimStart(' '))
            : null;

    private static ulong? Hexadecimal(string text) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;
}
