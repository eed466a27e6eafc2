using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Campaigns.Briefs;

/// <summary>Where a passage names tasks, runs, predictions and quantities, so that a number is taken for what stands nearest to it.</summary>
internal sealed partial class BriefSubjects
{
    // Further on it is the beginning of something else.
    private const int NearAfter = 25;

    private readonly string _text;
    private readonly IReadOnlyList<(int Offset, string Task)> _tasks;
    private readonly IReadOnlyList<(int Offset, int Run)> _runs;
    private readonly IReadOnlyList<(int Offset, int End, string Quantity)> _quantities;

    /// <param name="text">The passage.</param>
    /// <param name="tasks">Names of tasks by their ids.</param>
    public BriefSubjects(string text, IReadOnlyDictionary<string, string> tasks)
    {
        var named = tasks.Where(task => task.Value.Length > 3 && text.Contains(task.Value, StringComparison.Ordinal)).SelectMany(task => Offsets(text, task.Value).Select(at => (Offset: at, Task: task.Key)));
        _tasks = [.. Ids().Matches(text).Select(match => (Offset: match.Index, Task: match.Value)).Concat(named).OrderBy(mention => mention.Offset)];
        _runs = [.. Runs().Matches(text).Select(match => (match.Index, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)))];
        _text = BriefSource.In(text).Aggregate(text, (clean, source) => string.Concat(clean.AsSpan(0, source.Offset), new string(' ', source.Length), clean.AsSpan(source.Offset + source.Length)));
        _quantities = [.. Quantities().Matches(_text).Select(match => (match.Index, match.Index + match.Length, Name(match.Value)))];
    }

    /// <summary>Every task that is named between two places.</summary>
    public IEnumerable<string> TasksIn(int start, int end) =>
        _tasks.Where(mention => mention.Offset >= start && mention.Offset < end && mention.Task[0] == 't').Select(mention => mention.Task).Distinct(StringComparer.Ordinal);

    /// <summary>The task or prediction that a place is about: the last before it in its sentence, or one right behind it; else null.</summary>
    public string? TaskAt(int offset, (int Start, int End) sentence) => Nearest(_tasks, offset, sentence);

    /// <summary>The last task before a place, in an earlier sentence too; null when there is none.</summary>
    public string? TaskBefore(int offset) => _tasks.LastOrDefault(mention => mention.Offset < offset).Task;

    /// <summary>The run that a place is about; 0 when none is.</summary>
    public int RunAt(int offset, (int Start, int End) sentence) => Nearest(_runs, offset, sentence);

    /// <summary>
    /// The quantity that a number is said to be, of some: what stands right behind it ("$0.039 in total"), else what stands between the
    /// number before and it, and there "per pass" says more than "cost"; else what follows. Null when nothing is said.
    /// </summary>
    public string? QuantityAt(int offset, int length, int previousEnd, int sentenceEnd, IReadOnlyCollection<string> which)
    {
        var (end, said) = (offset + length, _quantities.Where(mention => which.Contains(mention.Quantity)).ToArray());
        var behind = said.Where(mention => mention.Offset >= end && mention.Offset < sentenceEnd).ToArray();
        if (behind is [var next, ..] && string.IsNullOrWhiteSpace(_text[end..next.Offset]))
            return next.Quantity;
        var before = said.Where(mention => mention.Offset >= previousEnd && mention.Offset < offset).ToArray();
        return before.Where(mention => mention.Quantity != "cost").Select(mention => mention.Quantity).LastOrDefault()
            ?? before.Select(mention => mention.Quantity).LastOrDefault()
            ?? behind.Select(mention => mention.Quantity).FirstOrDefault();
    }

    private static T? Nearest<T>(IReadOnlyList<(int Offset, T Value)> mentions, int offset, (int Start, int End) sentence)
    {
        var before = mentions.LastOrDefault(mention => mention.Offset >= sentence.Start && mention.Offset < offset, (Offset: -1, Value: default!));
        return before.Offset >= 0
            ? before.Value
            : mentions.FirstOrDefault(mention => mention.Offset > offset && mention.Offset < sentence.End && mention.Offset - offset <= NearAfter, (Offset: -1, Value: default!)).Value;
    }

    private static IEnumerable<int> Offsets(string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at += word.Length)
            yield return at;
    }

    private static string Name(string words)
    {
        var lower = words.ToLowerInvariant();
        return lower switch
        {
            _ when lower.Contains("pass", StringComparison.Ordinal) && lower != "pass rate" => "cost per pass",
            _ when lower.StartsWith("strict", StringComparison.Ordinal) => "strict",
            _ when lower.StartsWith("lenient", StringComparison.Ordinal) => "lenient",
            "median" or "p50" => "p50",
            "p95" or "mean" => lower,
            _ when lower.Contains("invalid", StringComparison.Ordinal) || lower == "wasted" => "wasted",
            _ when lower.Contains("million", StringComparison.Ordinal) || lower.StartsWith("price", StringComparison.Ordinal) => "price",
            _ => "cost",
        };
    }

    [GeneratedRegex(@"\btask_[a-z0-9_]{1,60}|\b[PF][0-9]{1,4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\brun ?([0-9]{1,6})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Runs();

    [GeneratedRegex(
        @"\b(cost per pass|per pass|a pass|usd/pass|\$/pass|/pass|per million|prices?|of invalid attempts|wasted|total cost|in total|costs?|spent|strict(ly)?|lenient(ly)?|median|p50|p95|mean)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Quantities();
}
