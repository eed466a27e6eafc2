using System.Globalization;

namespace Harness.Sandboxes.Landlock;

/// <summary>A user of the system who is nobody: without a name, without files, without processes but those of one sandbox.</summary>
/// <param name="Id">The user's number.</param>
/// <param name="Group">The number of the group that all sandboxes of a harness share.</param>
internal sealed record SandboxUser(uint Id, uint Group)
{
    /// <summary>Kills all processes of the user. None escapes: a process cannot change its user.</summary>
    public void KillAll() => ProcessSweep.KillAll(id => UserOf(id) == Id);

    /// <summary>Whose a process is; null when it is gone.</summary>
    public static uint? UserOf(int process)
    {
        try
        {
            // Not the owner of the folder: that is root as soon as a process asks for it.
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).FirstOrDefault(line => line.StartsWith("Uid:", StringComparison.Ordinal));
            return line is null ? null : uint.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
