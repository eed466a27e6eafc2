using Harness.Checking;
using Harness.Models;

namespace Harness.Tasks.Tests;

/// <summary>What the determinism tests judge again and again: a task's reference, and one attempt that is wrong in many ways.</summary>
internal sealed record DeterminismSubject(TaskDefinition Task, string Solution)
{
    public string Name => $"{Task.Id} {Solution}";

    public static IEnumerable<DeterminismSubject> Of(TaskDefinition task) => [new(task, "reference"), new(task, WrongInManyWays(task))];

    /// <summary>All that a verdict says, as text.</summary>
    public static string Described(Verdict verdict) => string.Join('\n',
        [
            FormattableString.Invariant($"{verdict.Checks} checks, {verdict.ArtefactsRight} artefacts right"),
            .. verdict.Failed.SelectMany(check => check.Reasons.Select(reason => $"{check.Name}: {reason}")),
        ]);

    // The more checks fail, the more reasons could come out another way.
    private static string WrongInManyWays(TaskDefinition task) =>
        Directory.GetDirectories(task.PathOf("solutions"), "wrong-*")
            .OrderByDescending(folder => ScriptedSolution.Read(folder).Expect.Checks.Count)
            .ThenBy(folder => folder, StringComparer.Ordinal)
            .Select(folder => Path.GetFileName(folder)!)
            .First();
}
