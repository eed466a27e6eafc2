using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness;

/// <summary>
/// Makes a row: its run, and replacements of a run that was lost to something that may pass. An outcome of the model is never made
/// again. One instance serves a whole campaign; rows may overlap.
/// </summary>
/// <param name="evaluation">Makes the runs.</param>
/// <param name="maxReplacements">Replacements per row, 0 or more; each start of a campaign that is continued has them anew.</param>
public sealed class RowEvaluation(Evaluation evaluation, int maxReplacements)
{
    /// <summary>Makes the row.</summary>
    /// <returns>Every attempt in order, at least one, each recorded; the last decides the row.</returns>
    public async Task<IReadOnlyList<RunRecord>> RunAsync(TaskDefinition task, int run, CancellationToken cancellation)
    {
        List<RunRecord> attempts = [await evaluation.RunAsync(task, run, cancellation)];
        while (attempts.Count <= maxReplacements && MayPass(attempts[^1].Outcome.Cause) && evaluation.Halt.Stopped is null && !cancellation.IsCancellationRequested)
            attempts.Add(await evaluation.RunAsync(task, run, cancellation));
        return attempts;
    }

    // A broken checker or harness stays broken, and who cancels or runs out of money wants no more runs.
    private static bool MayPass(InvalidCause? cause) => cause is InvalidCause.ProviderError or InvalidCause.RateLimited or InvalidCause.SandboxLost;
}
