namespace Harness.CSharp;

/// <summary>A run of tokens that two members share, or that occurs twice in one without overlapping.</summary>
/// <param name="First">Where it occurs first.</param>
/// <param name="Second">Where it occurs again; may be the same member.</param>
/// <param name="Length">How many tokens.</param>
public sealed record RepeatedRun(CodeMember First, CodeMember Second, int Length)
{
    /// <summary>
    /// The runs that are longer than a limit, names and literals taken as equal: for each two members the longest that was
    /// found, the longest of all first. Finds at least one run whenever there is any; of code that occurs three times it need
    /// not find each pair. Takes time in proportion to the tokens.
    /// </summary>
    /// <param name="members">Where to look.</param>
    /// <param name="limit">How many tokens may be the same.</param>
    public static IReadOnlyList<RepeatedRun> LongerThan(int limit, IEnumerable<CodeMember> members)
    {
        var window = limit + 1;
        var firsts = new Dictionary<string, (CodeMember Member, int Start)>(StringComparer.Ordinal);
        var found = new List<RepeatedRun>();
        foreach (var member in members)
        {
            for (var start = 0; start + window <= member.Tokens.Length; start++)
            {
                if (firsts.TryAdd(member.Tokens.Substring(start, window), (member, start)))
                    continue;
                var first = firsts[member.Tokens.Substring(start, window)];
                var length = SharedLength(first.Member.Tokens, first.Start, member.Tokens, start);
                if (ReferenceEquals(first.Member, member))
                    length = Math.Min(length, start - first.Start);
                if (length < window)
                    continue;
                found.Add(new RepeatedRun(first.Member, member, length));
                start += length - window;
            }
        }

        return
        [
            .. found
                .GroupBy(run => (run.First.Id, run.Second.Id))
                .Select(runs => runs.MaxBy(run => run.Length)!)
                .OrderByDescending(run => run.Length),
        ];
    }

    private static int SharedLength(string first, int firstStart, string second, int secondStart) =>
        first.AsSpan(firstStart).CommonPrefixLength(second.AsSpan(secondStart));

    /// <summary>Names both places.</summary>
    public override string ToString() => ReferenceEquals(First, Second)
        ? FormattableString.Invariant($"{Place(First)} repeats a run of {Length} tokens")
        : FormattableString.Invariant($"{Place(First)} and {Place(Second)} share a run of {Length} tokens");

    private static string Place(CodeMember member) => FormattableString.Invariant($"{member.Name} ({member.Path}:{member.Line})");
}
