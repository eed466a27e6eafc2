using Harness.Checking;
using Harness.Models;
using Harness.Tools;

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

    // The more checks fail over what was written, the more reasons could come out another way.
    private static string WrongInManyWays(TaskDefinition task) =>
        Directory.GetDirectories(task.PathOf("solutions"), "wrong-*").Order(StringComparer.Ordinal)
            .Select(folder => (Name: Path.GetFileName(folder), Script: ScriptedSolution.Read(folder)))
            .Where(wrong => Tools(wrong.Script).Any(tool => tool is ToolNames.WriteFile or ToolNames.EditFile))
            .MaxBy(wrong => wrong.Script.Expect.Checks.Count).Name;

    private static IEnumerable<string> Tools(ScriptedSolution script) =>
        script.Turns.SelectMany(turn => turn.Calls ?? []).Select(call => call.Tool);
}
