namespace Harness.Tasks.Tests;

/// <summary>What every task folder must hold.</summary>
public sealed class TaskConventions
{
    private static readonly (string Prefix, int AtLeast)[] Kinds = [("reference", 1), ("alternative-", 3), ("wrong-", 5), ("cheat-", 2)];

    public static IEnumerable<TheoryDataRow<string>> Tasks() => MatrixFixture.Tasks.Select(t => new TheoryDataRow<string>(t.Id));

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_has_enough_solutions_of_each_kind(string task)
    {
        var solutions = Directory.GetDirectories(Path.Combine(MatrixFixture.Tasks.Single(t => t.Id == task).Folder, "solutions"))
            .Select(folder => Path.GetFileName(folder)!).ToList();

        foreach (var (prefix, atLeast) in Kinds)
            solutions.Count(s => s.StartsWith(prefix, StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(atLeast, "{0} needs so many '{1}' solutions", task, prefix);
        solutions.Should().OnlyContain(s => Kinds.Any(k => s.StartsWith(k.Prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void Ids_and_names_are_unique()
    {
        MatrixFixture.Tasks.Select(t => t.Id).Should().OnlyHaveUniqueItems();
        MatrixFixture.Tasks.Select(t => t.Name).Should().OnlyHaveUniqueItems();
    }
}
