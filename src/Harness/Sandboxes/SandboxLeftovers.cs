namespace Harness.Sandboxes;

/// <summary>Clears away what killed processes left behind.</summary>
public static class SandboxLeftovers
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Deletes folders that nobody owns any more; when there was one, whatever sandboxes its process may have had go too. What goes wrong is
    /// left to the next start, for which a folder without an owner is made.
    /// </summary>
    /// <param name="folders">Where processes put their folders, see <see cref="OwnedFolder.Reap"/>.</param>
    /// <param name="candidates">Every provider of this machine: a process that was killed says not which one it used.</param>
    public static async Task ReapAsync(IReadOnlyList<string> folders, IReadOnlyList<SandboxCandidate> candidates)
    {
        if (folders.Sum(folder => OwnedFolder.Reap(folder)) == 0)
            return;
        var isAllGone = true;
        using var limit = new CancellationTokenSource(Longest);
        foreach (var candidate in candidates)
        {
            try
            {
                await candidate.ReapAsync(limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException or SandboxException)
            {
                isAllGone = false;
            }
        }

        if (!isAllGone)
            OwnedFolder.Leave(folders[0]);
    }
}
