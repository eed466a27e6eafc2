using System.Globalization;

namespace Harness.Tool.Doctor;

/// <summary>Whether a folder can be written to and has room. One that is not there yet is judged by the folder it would be made in.</summary>
internal static class FolderCheck
{
    private const long Megabyte = 1024 * 1024;

    // A workspace is small; building the tasks and the transcripts of a long campaign are not.
    private const long TooLittle = 200 * Megabyte;
    private const long Little = 2048 * Megabyte;

    /// <param name="name">The check's name.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="setting">What names it, for the cure.</param>
    public static Finding Look(string name, string folder, string setting)
    {
        var existing = new DirectoryInfo(folder);
        while (existing is { Exists: false, Parent: { } parent })
            existing = parent;
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
            if (File.Exists(above))
                return Finding.Failed(name, $"{folder} cannot be made: {above} is a file", $"name another folder with {setting}");
        try
        {
            var probe = Path.Combine(existing.FullName, $".harness-doctor-{Guid.NewGuid():N}");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose))
            {
            }

            var free = new DriveInfo(existing.FullName).AvailableFreeSpace;
            var room = string.Create(CultureInfo.InvariantCulture, $"{folder}: {free / (1024.0 * Megabyte):0.0} GiB free");
            return free < TooLittle ? Finding.Failed(name, room, $"free some space, or name another folder with {setting}")
                : free < Little ? Finding.Warning(name, room, $"a long campaign may need more; free some space, or name another folder with {setting}")
                : Finding.Ok(name, room);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Finding.Failed(name, $"{folder} cannot be written to: {e.Message}", $"give yourself the right to write there, or name another folder with {setting}");
        }
    }
}
