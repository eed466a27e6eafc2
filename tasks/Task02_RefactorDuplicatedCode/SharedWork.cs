using Harness.CSharp;

namespace Harness.Tasks.Task02_RefactorDuplicatedCode;

/// <summary>How much of their code several methods share, whatever the abstraction is by which they share it.</summary>
internal static class SharedWork
{
    private const string Parameters = "(System.Collections.Generic.IEnumerable{Wendle.Ledger.LedgerLine},Wendle.Ledger.Period)";

    /// <summary>Tests may repeat themselves; all other code is judged, wherever it lies.</summary>
    public static bool IsJudged(CodeMember member) => !member.Path.StartsWith("tests/", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Asserts that all methods reach a member that they share, and that little is left to each of them alone. Follows all
    /// references, also those that go by way of a constructor to what a type overrides or implements.
    /// </summary>
    /// <param name="structure">The code, which compiles.</param>
    /// <param name="methods">The names of the methods; each takes ledger lines and a period.</param>
    /// <param name="tokens">How many tokens the method and the members that not all of the methods reach may have together.</param>
    public static void ShouldLeaveToEach(this CodeStructure structure, IReadOnlyList<string> methods, int tokens)
    {
        var starts = methods.Select(name => (Name: name, Member: Find(structure, name))).ToList();
        var missing = starts.Where(start => start.Member is null).Select(start => start.Name).ToList();
        missing.Should().BeEmpty("each is a method with a body that takes (IEnumerable<LedgerLine>, Period)");
        if (missing.Count > 0)
            return;

        var reached = starts.Select(start => structure.ReachedFrom(start.Member!).Where(IsJudged).ToHashSet()).ToList();
        var shared = reached.Aggregate((all, next) => [.. all.Intersect(next)]);
        shared.Should().NotBeEmpty("all of {0} must reach one common member", string.Join(", ", methods));
        var tooMuch = starts.Zip(reached, (start, members) => Excess(start.Name, [.. members.Except(shared)], tokens)).OfType<string>();
        tooMuch.Should().BeEmpty("at most {0} tokens may be left to a method alone", tokens);
    }

    // Inherited from a base class it is the calculator's method all the same.
    private static CodeMember? Find(CodeStructure structure, string name) => structure.Members
        .Where(member => IsJudged(member) && member.Id.EndsWith($".{name}{Parameters}", StringComparison.Ordinal))
        .OrderByDescending(member => member.Id.Contains(".PayoutCalculator.", StringComparison.Ordinal))
        .FirstOrDefault();

    private static string? Excess(string method, IReadOnlyList<CodeMember> own, int tokens)
    {
        var sum = own.Sum(member => member.Tokens.Length);
        var largest = own.OrderByDescending(member => member.Tokens.Length).Select(member => $"{member.Name} {member.Tokens.Length}");
        return sum > tokens ? FormattableString.Invariant($"{method} has {sum} tokens of its own ({string.Join(", ", largest)})") : null;
    }
}
