using System.Diagnostics;

namespace Harness.Sandboxes.Landlock;

/// <summary>
/// Which user has which processes, looked up for all sandboxes together and not more often than four times a second: a look goes through
/// all processes of the machine.
/// </summary>
internal sealed class UserProcesses
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private ILookup<uint, int>? seen;
    private long seenAt;

    /// <summary>The processes of a user, as they were a moment ago.</summary>
    public IEnumerable<int> Of(SandboxUser user)
    {
        lock (gate)
        {
            if (seen is null || Stopwatch.GetElapsedTime(seenAt) > Freshness)
            {
                seen = ProcessSweep.Ids().Select(id => (Id: id, User: SandboxUser.UserOf(id))).Where(process => process.User is not null).ToLookup(process => process.User!.Value, process => process.Id);
                seenAt = Stopwatch.GetTimestamp();
            }

            return seen[user.Id];
        }
    }
}
