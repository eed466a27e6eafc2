using System.Text.Json;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>The mutants that a checker accepts because they are still right: <c>still-right.json</c> lists them, with the reason.</summary>
internal static class RightMutants
{
    /// <summary>The ids of a task's mutants that are explained.</summary>
    public static IReadOnlyCollection<string> Of(string task)
    {
        var entries = JsonSerializer.Deserialize<List<Entry>>(
            File.ReadAllText(RepositoryRoot.PathOf("tests/Harness.Tasks.Tests/Mutants/still-right.json")), JsonSerializerOptions.Web)!;
        entries.Should().OnlyContain(entry => !string.IsNullOrWhiteSpace(entry.Reason));
        var ids = entries.Where(entry => entry.Task == task).SelectMany(entry => entry.Mutants).ToList();
        ids.Should().OnlyHaveUniqueItems();
        return ids;
    }

    private sealed record Entry(string Task, string Reason, IReadOnlyList<string> Mutants);
}
