using System.Collections.Concurrent;
using Harness.Checking;
using Harness.Sandboxes;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>A mutant and what the checker said to it.</summary>
internal sealed record JudgedMutant(Mutant Mutant, Verdict Verdict);

/// <summary>What one checker said to the mutants of its reference.</summary>
internal sealed record MutationScore(string Task, IReadOnlyList<JudgedMutant> Mutants)
{
    /// <summary>Lets the task's checker judge all mutants: what the agent said and called stays as it was.</summary>
    /// <param name="task">The task.</param>
    /// <param name="reference">Its played reference.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<MutationScore> OfAsync(TaskDefinition task, FinishedRun reference, CancellationToken cancellation)
    {
        var judged = new ConcurrentDictionary<Mutant, Verdict>();
        var mutants = ReferenceMutants.Of(reference);
        await Parallel.ForEachAsync(mutants, cancellation, async (mutant, token) =>
        {
            var changes = WorkspaceDiff.Between(reference.Prepared.Start, mutant.Final).Files;
            judged[mutant] = await task.Check(reference with { Final = mutant.Final, Changes = changes }, token);
        });
        return new MutationScore(task.Id, [.. mutants.Select(mutant => new JudgedMutant(mutant, judged[mutant]))]);
    }
}
