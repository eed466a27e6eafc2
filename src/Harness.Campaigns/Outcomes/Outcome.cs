namespace Harness.Campaigns.Outcomes;

/// <summary>The outcome of one run, as computed by <see cref="OutcomeRules.Classify"/>.</summary>
/// <param name="Kind">Passed, failed or invalid.</param>
/// <param name="Cause">Set exactly when <paramref name="Kind"/> is invalid.</param>
/// <param name="Shape">Set exactly when <paramref name="Kind"/> is failed; in a reconstruction only where it was published.</param>
/// <param name="Mode">Set exactly when <paramref name="Kind"/> is failed; in a reconstruction only where it was published.</param>
/// <param name="QuickFail">Failed with no tool call at all.</param>
/// <param name="ClaimedSuccess">The final message claimed success; never set on an invalid run.</param>
public sealed record Outcome(
    OutcomeKind Kind,
    InvalidCause? Cause = null,
    FailureShape? Shape = null,
    FailureMode? Mode = null,
    bool QuickFail = false,
    bool ClaimedSuccess = false);
