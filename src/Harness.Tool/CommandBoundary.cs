using Harness.Campaigns.Catalog;
using Harness.Campaigns.Gating;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Settings;

namespace Harness.Tool;

/// <summary>Where what a command cannot do becomes a line on standard error and an exit code, never a stack trace.</summary>
internal static class CommandBoundary
{
    /// <summary>Does the command's work.</summary>
    /// <returns>Its exit code, or the one that says how it ended.</returns>
    public static async Task<int> RunAsync(Terminal terminal, Func<Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.Say("cancelled");
            return ExitCodes.Cancelled;
        }
        // Each number of a record is bounded, but not everything that can be computed with them.
        catch (OverflowException)
        {
            terminal.Say("a number in the records is too large or too small to compute with");
            return ExitCodes.Failure;
        }
        catch (Exception e) when (e is CommandProblemException or CampaignFormatException or NotComparableException or SettingsException or CatalogException or IOException or UnauthorizedAccessException)
        {
            foreach (var line in PlainText.Lines(e.Message))
                terminal.Say(line);
            return ExitCodes.Failure;
        }
    }

    /// <summary>As above, for work without a wait.</summary>
    public static int Run(Terminal terminal, Func<int> work) => RunAsync(terminal, () => Task.FromResult(work()), CancellationToken.None).GetAwaiter().GetResult();
}
