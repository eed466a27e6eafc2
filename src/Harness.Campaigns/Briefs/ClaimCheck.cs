namespace Harness.Campaigns.Briefs;

/// <summary>Finds the numbers of a passage and holds each against its source.</summary>
/// <param name="numbers">Finds numbers.</param>
/// <param name="sources">Gives the numbers of sources.</param>
/// <param name="tasks">Names of tasks by their ids.</param>
/// <param name="findings">Gets what does not hold.</param>
internal sealed class ClaimCheck(BriefNumbers numbers, BriefSources sources, IReadOnlyDictionary<string, string> tasks, BriefFindings findings)
{
    private readonly HashSet<(bool IsPrior, string Name)> _changedSaid = [];

    /// <summary>Checks a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="context">What a cell inherits.</param>
    /// <param name="isJudged">Whether the words around the number at an offset were judged already, and it with them.</param>
    public void Check(BriefPassage passage, ClaimContext context, Func<int, bool> isJudged)
    {
        var text = passage.Text;
        var stated = numbers.In(text);
        var tags = BriefTags.In(text);
        var cited = BriefSource.In(text);
        var sentences = BriefSentences.Of(text);
        var subjects = new BriefSubjects(text, tasks);
        foreach (var source in cited)
            SayWhatIsWrong(passage, source);
        var before = 0;
        foreach (var number in stated.Where(number => !isJudged(number.Offset)))
        {
            var tag = tags.LastOrDefault(tag => tag.Offset < number.Offset, (Offset: 0, Length: 0, passage.Tag)).Tag;
            if (tag is BriefTag.Speculation or BriefTag.Unobserved)
                continue;
            var sentence = sentences.First(sentence => number.Offset < sentence.End);
            var previousEnd = Math.Max(sentence.Start, before);
            before = number.Offset + number.Text.Length;
            var source = cited.FirstOrDefault(source => source.Offset > number.Offset && source.Offset < sentence.End) ?? context.Source;
            if (source is null || (context.IsImplied && source == context.Source && tag == BriefTag.Observed))
                Unsourced(passage, number, tag);
            if (source is not null)
                Judge(passage, number, sources.Of(source), source, Subject(number, previousEnd, subjects, sentence, context));
        }
    }

    private void Unsourced(BriefPassage passage, BriefNumber number, BriefTag tag)
    {
        if (tag == BriefTag.Observed)
            findings.Add(passage, number.Offset, BriefFindingKind.NoSource, number.Text, "an observed number needs a source behind it: (verified: FILE) or (prior campaign: ID)");
        else
            findings.Unasked++;
    }

    private void SayWhatIsWrong(BriefPassage passage, BriefSource source)
    {
        var answer = sources.Of(source);
        if (answer.Missing is { } missing)
            findings.Add(passage, source.Offset, BriefFindingKind.SourceMissing, Words(source), $"{Named(source)} {missing}");
        else if (answer.Changed is { } changed && _changedSaid.Add((source.IsPrior, source.Name)))
            findings.Add(passage, source.Offset, BriefFindingKind.SourceChanged, Words(source), $"{Named(source)}: {changed}");
    }

    private void Judge(BriefPassage passage, BriefNumber number, SourceAnswer answer, BriefSource source, NumberSubject subject)
    {
        if (answer.Missing is not null)
            return;
        findings.Checked++;
        var candidates = Candidates(number, answer.Facts, subject);
        if (candidates.Any(number.Shows))
            return;
        var isKnown = candidates.Count > 0;
        if (!isKnown && Mentioned(answer.Facts, subject).Any(fact => number.Shows(fact.Value) || (fact.Other != 0 && number.Shows(fact.Other))))
            return;
        findings.Add(passage, number.Offset, BriefFindingKind.DoesNotHold, number.Text, isKnown
            ? $"{Named(source)} says {string.Join(" or ", candidates.Take(3).Select(fact => fact.ToString()).Distinct())} ({candidates[0].Quantity} of {candidates[0].Subject})"
            : $"{Named(source)} holds no such number");
    }

    // The numbers that it could be, the likeliest reading alone.
    private static List<Fact> Candidates(BriefNumber number, IReadOnlyList<Fact> facts, NumberSubject subject)
    {
        var alike = facts.Where(fact => IsAlike(number, fact)).ToList();
        if (number.Kind == NumberKind.Fraction && alike.Where(fact => fact.Task == subject.Task).All(fact => fact.Other != number.Other)
            && alike.Where(fact => fact.Task == subject.Earlier && fact.Other == number.Other).ToList() is { Count: > 0 } earlier)
            return earlier;
        var about = OfSubject(alike, subject);
        string[] quantities = [.. about.Select(fact => fact.Quantity).Distinct()];
        var quantity = subject.Quantity(quantities) ?? (quantities.Contains("strict") ? "strict" : quantities.Contains("cost") ? "cost" : null);
        return quantity is null ? about : [.. about.Where(fact => fact.Quantity == quantity)];
    }

    private static bool IsAlike(BriefNumber number, Fact fact) => number.Kind switch
    {
        NumberKind.Count => fact.Kind == NumberKind.Count && (fact.Quantity == number.Unit || number.Unit == "run"),
        NumberKind.Plain => false,
        _ => fact.Kind == number.Kind,
    };

    private static List<Fact> OfSubject(List<Fact> facts, NumberSubject subject)
    {
        foreach (var (task, run) in new[] { (subject.Task, subject.Run), (subject.Task, 0), ("", 0) })
        {
            if (facts.Where(fact => fact.Task == task && fact.Run == run).ToList() is { Count: > 0 } found)
                return found;
        }

        return [];
    }

    private static IEnumerable<Fact> Mentioned(IReadOnlyList<Fact> facts, NumberSubject subject) =>
        subject.Task.Length > 0 && facts.Any(fact => fact.Task == subject.Task) ? facts.Where(fact => fact.Task == subject.Task) : facts;

    private static NumberSubject Subject(BriefNumber number, int previousEnd, BriefSubjects subjects, (int Start, int End) sentence, ClaimContext context)
    {
        var ofColumn = context.Column.Length == 0 ? null : new BriefSubjects(context.Column, new Dictionary<string, string>());
        var task = subjects.TaskAt(number.Offset, sentence) ?? context.Task;
        var run = subjects.RunAt(number.Offset, sentence);
        return new NumberSubject(
            task,
            run == 0 ? context.Run : run,
            subjects.TaskBefore(number.Offset),
            which => subjects.QuantityAt(number.Offset, number.Text.Length, previousEnd, sentence.End, which) ?? ofColumn?.QuantityAt(0, 0, 0, context.Column.Length, which));
    }

    private static string Named(BriefSource source) => source.IsPrior ? $"the campaign {source.Name}" : source.Name;

    private static string Words(BriefSource source) => $"({(source.IsPrior ? "prior campaign" : "verified")}: {source.Name})";

    private sealed record NumberSubject(string Task, int Run, string? Earlier, Func<IReadOnlyCollection<string>, string?> Quantity);
}
