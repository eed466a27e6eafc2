using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Records;

/// <summary>
/// Which attempt at a row counts when they are read one after the other, in any order: the first that is not invalid, else the last.
/// The same rule as <see cref="CampaignRuns.Counting"/>.
/// </summary>
internal static class CountingAttempt
{
    /// <summary>Whether an attempt takes the place of the one that counted so far.</summary>
    public static bool Replaces((int Attempt, OutcomeKind Kind) now, (int Attempt, OutcomeKind Kind) before) => (now.Kind, before.Kind) switch
    {
        (OutcomeKind.Invalid, OutcomeKind.Invalid) => now.Attempt > before.Attempt,
        (OutcomeKind.Invalid, _) => false,
        (_, OutcomeKind.Invalid) => true,
        _ => now.Attempt < before.Attempt,
    };
}
