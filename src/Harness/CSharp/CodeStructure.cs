namespace Harness.CSharp;

/// <summary>What the code of a workspace consists of.</summary>
/// <param name="Members">In the order of the sources; empty when there is a problem.</param>
/// <param name="Problem">Why the members are not known: the build failed, or the compiler did. Null when they are.</param>
public sealed record CodeStructure(IReadOnlyList<CodeMember> Members, string? Problem)
{
    /// <summary>The members that can be reached from one, itself included, by any number of references.</summary>
    /// <param name="start">Any member.</param>
    public IReadOnlySet<CodeMember> ReachedFrom(CodeMember start)
    {
        var byId = Members.ToDictionary(member => member.Id);
        var reached = new HashSet<CodeMember>(ReferenceEqualityComparer.Instance) { start };
        var open = new Queue<CodeMember>([start]);
        while (open.TryDequeue(out var member))
        {
            foreach (var next in member.References.Select(id => byId.GetValueOrDefault(id)).OfType<CodeMember>().Where(reached.Add))
                open.Enqueue(next);
        }

        return reached;
    }
}
