using Harness.Campaigns.Records;
using Harness.Checking;

namespace Harness.Tasks.Tests;

/// <summary>A solution that was played.</summary>
/// <param name="Record">What the run came to.</param>
/// <param name="Run">What it left for the checker to judge; null when it was not judged.</param>
/// <param name="Verdict">What the checker said; null when it was not asked, or failed.</param>
internal sealed record PlayedSolution(RunRecord Record, FinishedRun? Run, Verdict? Verdict)
{
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public FinishedRun Finished => Run ?? throw NotJudged();

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Verdict Judged => Verdict ?? throw NotJudged();

    private InvalidOperationException NotJudged() => new($"{Record.Task} was not judged: {Record.Error}");
}
