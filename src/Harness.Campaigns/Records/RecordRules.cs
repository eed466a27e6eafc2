using System.Globalization;
using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Records;

/// <summary>
/// What a record must keep to beside its form, so that nobody who computes with it needs to be careful: lists without holes, numbers
/// within what a run can come to.
/// </summary>
internal static class RecordRules
{
    private const int MostRuns = 10_000_000;
    private const int MostCalls = 100_000_000;
    private const long MostTokens = 1_000_000_000_000;
    private const decimal MostUsd = 1_000_000_000;
    private const double MostSeconds = 1e9;
    private const int FirstYear = 1970;
    private const int LastYear = 9000;

    /// <summary>What is wrong, with the place in the record; null when nothing is.</summary>
    public static string? Complaint(RunRecord record) => Identity(record) ?? Numbers(record) ?? Lists(record) ?? OutcomeOf(record);

    private static string? Identity(RunRecord record)
    {
        if (!CampaignPaths.IsSuite(record.Suite) || !CampaignPaths.IsTaskId(record.Task) || record.Run < 1 || record.Attempt < 1)
            return "the record's suite, task, run or attempt is not valid.";
        return record.Run > MostRuns || record.Attempt > MostRuns ? Range("run and attempt", "1", MostRuns) : null;
    }

    private static string? Numbers(RunRecord record)
    {
        // So far from the last date that there is that whoever adds a duration need not be careful.
        if (record.StartedAt.UtcDateTime.Year is < FirstYear or > LastYear)
            return FormattableString.Invariant($"startedAt: not within the years {FirstYear} to {LastYear}.");
        if (record.CostUsd is < 0 or > MostUsd)
            return Range("costUsd", "0", MostUsd);
        if (record.Seconds is < 0 or > MostSeconds || record.WaitSeconds is < 0 or > MostSeconds)
            return Range("seconds and waitSeconds", "0", MostSeconds);
        int[] counts = [record.Turns, record.Requests, record.FailedRequests, record.UnpricedRequests, record.Usage.Calls, record.Facts.ToolCalls, record.Facts.MostRepeatedCall, record.Facts.ArtefactsRight];
        if (counts.Any(count => count is < 0 or > MostCalls))
            return Range("turns, requests, usage.calls and the numbers in facts", "0", MostCalls);
        var usage = record.Usage;
        long?[] tokens = [usage.Input, usage.CachedInput, usage.CacheWrite, usage.CacheWriteOneHour, usage.Output, usage.Reasoning];
        return tokens.Any(count => count is < 0 or > MostTokens) ? Range("the tokens in usage", "0", MostTokens) : null;
    }

    private static string? Lists(RunRecord record)
    {
        for (var i = 0; i < record.Tools.Count; i++)
        {
            if (record.Tools[i] is not { Tool: not null, Calls: >= 0 and <= MostCalls, Errors: >= 0 and <= MostCalls, Redundant: >= 0 and <= MostCalls })
                return FormattableString.Invariant($"tools[{i}] is not a tool with its calls.");
        }

        for (var i = 0; i < record.FailedChecks.Count; i++)
        {
            if (record.FailedChecks[i] is not { Name: not null, Reasons: { } reasons } || reasons.Any(reason => reason is null))
                return FormattableString.Invariant($"failedChecks[{i}] is not a check with its reasons.");
        }

        if (record.Fingerprint.Values.Any(hash => hash is null))
            return "fingerprint holds null.";
        return record.Divergences?.Any(divergence => divergence is null) == true ? "divergences holds null." : null;
    }

    private static string? OutcomeOf(RunRecord record) => record.Outcome switch
    {
        { Kind: not OutcomeKind.Invalid, Cause: not null } => "outcome.cause is set, but the run is not invalid.",
        { Kind: not OutcomeKind.Failed, Shape: not null } or { Kind: not OutcomeKind.Failed, Mode: not null } or { Kind: not OutcomeKind.Failed, QuickFail: true } =>
            "outcome.shape, outcome.mode or outcome.quickFail is set, but the run has not failed.",
        _ => null,
    };

    private static string Range(string what, string least, IFormattable most) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: a number is not within {least} to {most}.");
}
