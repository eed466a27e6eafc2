using System.Globalization;
using System.Text;
using Harness.Checking;
using Harness.Sandboxes;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>
/// Derives mutants from what a reference left behind. The same ones in the same order each time; without those that say the same
/// as the reference or as another mutant, and of each file and operator no more than <see cref="MostOfAKind"/>, evenly spread.
/// </summary>
internal sealed class ReferenceMutants
{
    private const int MostOfAKind = 12;

    private readonly FinishedRun _reference;
    private readonly WorkspaceSnapshot _start;
    private readonly List<WorkspaceFile> _outputs;
    private readonly Lazy<CompiledWorkspace> _compiled;
    private readonly Lazy<HashSet<string>> _membersAtStart;

    private ReferenceMutants(FinishedRun reference)
    {
        _reference = reference;
        _start = reference.Prepared.Start;
        _outputs = [.. reference.Changes.Select(change => reference.Final.Find(change.Path)).OfType<WorkspaceFile>()];
        _compiled = new(() => new CompiledWorkspace(reference.Final));
        _membersAtStart = new(() => [.. _start.Files.Where(IsCode).SelectMany(file => CSharpMutations.MembersOf(TextOf(file)))]);
    }

    public static IReadOnlyList<Mutant> Of(FinishedRun reference)
    {
        var mutants = new ReferenceMutants(reference);
        var known = new HashSet<string>(StringComparer.Ordinal) { "" };
        return
        [
            .. mutants._outputs.SelectMany(mutants.OfFile).Concat(mutants.SwappedFiles())
                .Where(mutant => known.Add(mutants.WhatDiffers(mutant.Final))),
        ];
    }

    private IEnumerable<Mutant> OfFile(WorkspaceFile file)
    {
        var text = TextOf(file);
        var kinds = Mutations(file, text)
            .GroupBy(mutation => (mutation.Operator, mutation.Place))
            .SelectMany(group => group.Select((mutation, i) => (Mutation: mutation, Id: Id(file.Path, mutation, i + 1))))
            .Where(candidate => candidate.Mutation.Place.Length == 0 || _compiled.Value.Compiles(file.Path, candidate.Mutation.Text!))
            .GroupBy(candidate => candidate.Mutation.Operator);
        return kinds.SelectMany(kind => Spread([.. kind])).Select(candidate => new Mutant(
            candidate.Id,
            candidate.Mutation.Operator,
            With((file.Path, candidate.Mutation.Text is { } changed ? Encoding.UTF8.GetBytes(changed) : null))));
    }

    private IEnumerable<Mutation> Mutations(WorkspaceFile file, string text)
    {
        IEnumerable<Mutation> whole =
        [
            new("delete-file", Text: null), new("empty", ""), new("truncate", text[..(text.Length / 2)]), new("prompt", _reference.Prepared.Prompt),
        ];
        if (_start.Find(file.Path) is { } before)
            whole = whole.Append(new("as-it-was", TextOf(before)));
        // The judge has the tests of its own.
        var inside = IsCode(file) ? file.Path.StartsWith("tests/", StringComparison.Ordinal) ? [] : CSharpMutations.Of(text, _membersAtStart.Value)
            : file.Path.EndsWith(".json", StringComparison.Ordinal) ? TextMutations.OfNumbers(text).Concat(JsonMutations.Of(text))
            : TextMutations.OfNumbers(text).Concat(TextMutations.OfLines(text));
        return whole.Concat(inside);
    }

    private IEnumerable<Mutant> SwappedFiles() => Spread(
    [
        .. from first in _outputs
           from second in _outputs
           where string.CompareOrdinal(first.Path, second.Path) < 0
           select new Mutant($"{first.Path} swap-files {second.Path}", "swap-files", With((first.Path, second.Content), (second.Path, first.Content))),
    ]);

    private WorkspaceSnapshot With(params (string Path, byte[]? Content)[] changes) => WorkspaceSnapshot.Of(
        _reference.Final.Files.Where(file => changes.All(change => change.Path != file.Path))
            .Concat(from change in changes where change.Content is not null select new WorkspaceFile(change.Path, change.Content)));

    /// <summary>What a workspace says other than the reference; empty when it says the same.</summary>
    private string WhatDiffers(WorkspaceSnapshot workspace) => string.Concat(
        from file in _outputs
        let before = NormalForm.Of(file.Path, TextOf(file))
        let after = workspace.Find(file.Path) is { } changed ? NormalForm.Of(file.Path, TextOf(changed)) : null
        where before != after
        select $"{file.Path}\n{after ?? "\0"}\n");

    private static List<T> Spread<T>(List<T> all) =>
        all.Count <= MostOfAKind ? all : [.. Enumerable.Range(0, MostOfAKind).Select(i => all[i * all.Count / MostOfAKind])];

    private static string Id(string path, Mutation mutation, int occurrence) => string.Create(CultureInfo.InvariantCulture,
        $"{path} {(mutation.Place.Length == 0 ? "" : mutation.Place + " ")}{mutation.Operator}#{occurrence}");

    private static bool IsCode(WorkspaceFile file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);

    private static string TextOf(WorkspaceFile file) => file.Text?.Text ?? "";
}
