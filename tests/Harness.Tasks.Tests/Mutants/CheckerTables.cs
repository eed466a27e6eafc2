using System.Globalization;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>The tables of <c>docs/checkers.md</c>.</summary>
internal static class CheckerTables
{
    private static readonly string[] Kinds = ["reference", "alternative-", "wrong-", "cheat-"];

    /// <summary>How many solutions of each kind a task has, and in how many instances they are played.</summary>
    public static string Matrix(IReadOnlyList<TaskDefinition> tasks)
    {
        var counts = tasks.Select(Counts).ToList();
        var sums = Enumerable.Range(0, counts[0].Count).Select(column => counts.Sum(row => row[column]));
        return Table(
            ["task", "reference", "alternative", "wrong", "cheat", "nop", "all", "instances", "verdicts"],
            [
                .. tasks.Select((task, i) => Row(
                    $"{task.Id} {task.Name}", [.. counts[i], SolutionMatrix.InstancesOf(task).Count, Played(task, counts[i])])),
                Row("all", [.. sums, "", tasks.Select((task, i) => Played(task, counts[i])).Sum()]),
            ]);
    }

    /// <summary>How many mutants each checker kills, and how many it accepts for a stated reason.</summary>
    public static string ByTask(IReadOnlyList<MutationScore> scores) => Table(
        ["task", "mutants", "killed", "accepted, with a reason", "score"],
        [.. scores.Select(score => Row(score.Task, score.Mutants)), Row("all", [.. scores.SelectMany(score => score.Mutants)])]);

    /// <summary>How many mutants of each kind are killed.</summary>
    public static string ByOperator(IReadOnlyList<MutationScore> scores) => Table(
        ["change", "mutants", "killed", "accepted, with a reason", "score"],
        [
            .. scores.SelectMany(score => score.Mutants).GroupBy(judged => judged.Mutant.Operator).OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => Row(kind.Key, [.. kind])),
        ]);

    /// <summary>Why mutants are accepted.</summary>
    public static string Accepted(IReadOnlyList<AcceptedMutants> all) => Table(
        ["task", "accepted", "reason"], [.. all.Select(accepted => Row(accepted.Task, accepted.Mutants.Count, accepted.Reason))], lastIsText: true);

    private static string Row(string name, IReadOnlyList<JudgedMutant> mutants)
    {
        var killed = mutants.Count(judged => !judged.Verdict.Accepted);
        return Row(name, mutants.Count, killed, mutants.Count - killed, mutants.Count == 0 ? "" : $"{100m * killed / mutants.Count:0.0} %");
    }

    private static List<int> Counts(TaskDefinition task)
    {
        var solutions = Directory.GetDirectories(task.PathOf("solutions")).Select(folder => Path.GetFileName(folder)!).ToList();
        List<int> counts = [.. Kinds.Select(kind => solutions.Count(name => name.StartsWith(kind, StringComparison.Ordinal))), 1];
        return [.. counts, counts.Sum()];
    }

    // nop is played once; it answers without a look at the workspace.
    private static int Played(TaskDefinition task, List<int> counts) => ((counts[^1] - 1) * SolutionMatrix.InstancesOf(task).Count) + 1;

    private static string Table(string[] heads, IReadOnlyList<string> rows, bool lastIsText = false)
    {
        var rulers = heads.Select((_, i) => i == 0 || (lastIsText && i == heads.Length - 1) ? "---|" : "---:|");
        return $"| {string.Join(" | ", heads)} |\n|{string.Concat(rulers)}\n{string.Join('\n', rows)}\n";
    }

    private static string Row(string name, params object[] cells) =>
        $"| {name} | {string.Join(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))} |";
}
