using System.Text.Json;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>Mutants that a checker accepts and may accept, out of <c>accepted.json</c>.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Reason">Why they are right, or what the prompt leaves open.</param>
/// <param name="Mutants">Their ids.</param>
internal sealed record AcceptedMutants(string Task, string Reason, IReadOnlyList<string> Mutants)
{
    public static IReadOnlyList<AcceptedMutants> Read()
    {
        var all = JsonSerializer.Deserialize<List<AcceptedMutants>>(
            File.ReadAllText(RepositoryRoot.PathOf("tests/Harness.Tasks.Tests/Mutants/accepted.json")), JsonSerializerOptions.Web)!;
        all.Should().NotContain(accepted => string.IsNullOrWhiteSpace(accepted.Reason));
        all.Select(accepted => accepted.Task).Should().BeSubsetOf(MatrixFixture.Tasks.Select(task => task.Id));
        all.SelectMany(accepted => accepted.Mutants.Select(mutant => (accepted.Task, mutant))).Should().OnlyHaveUniqueItems();
        return all;
    }
}
