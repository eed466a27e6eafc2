using System.ComponentModel;

namespace Harness.Tool.Running;

/// <summary>One <c>dotnet test</c> from its start to its last report.</summary>
internal static class TestSession
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestReport = TimeSpan.FromSeconds(15);

    /// <summary>Makes the runs, and shows how they come on.</summary>
    /// <param name="terminal">Takes the progress.</param>
    /// <param name="root">The repository.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="continued">The campaign that goes on; null begins one.</param>
    /// <param name="cancellation">Ends it cleanly: the runs in flight are recorded.</param>
    /// <exception cref="CommandProblemException">There is no <c>dotnet</c>, or the request contradicts itself.</exception>
    public static async Task<FinishedSession> RunAsync(Terminal terminal, string root, RunRequest request, ContinuedCampaign? continued, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("harness-run-");
        try
        {
            var announcements = Path.Combine(folder.FullName, "campaigns");
            var command = TestCommand.Of(request, continued, announcements, ToolEnvironment.Variables);
            var progress = new RunProgress(announcements, continued, request, TimeProvider.System);
            var view = new ProgressView(terminal, progress);
            using var tests = TestProcess.Start(command, root);
            var wasCancelled = false;
            try
            {
                await view.FollowAsync(() => tests.HasExited, cancellation);
                await tests.WaitAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                wasCancelled = true;
                terminal.Say("ending: what was finished is recorded, what is in flight is recorded as cancelled");
                await tests.EndAsync(Grace);
            }

            // Their own process writes the last report, and may outlive the command that was told to end.
            using (var limit = new CancellationTokenSource(LongestReport))
                await view.FollowAsync(() => progress.IsReported || limit.IsCancellationRequested, CancellationToken.None);
            return new FinishedSession([.. progress.Campaigns.Select(campaign => campaign.Folder)], tests.ExitCode, tests.Lines, wasCancelled);
        }
        catch (Win32Exception e)
        {
            throw new CommandProblemException($"the command dotnet cannot be started: {e.Message}; install the .NET SDK and put it on the PATH");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
