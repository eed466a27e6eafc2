using System.Buffers;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>The grammar that turns the meaning of a word round: negation, condition, necessity, past, dismissal.</summary>
internal static partial class ClauseGrammar
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(",;:()|");

    private static readonly HashSet<string> Negators = new(StringComparer.Ordinal)
    {
        "no", "not", "never", "without", "hardly", "barely", "neither", "nor", "none", "nothing", "instead", "rather", "far", "fail", "fails",
        "failed", "unlike",
    };

    /// <summary>
    /// True when an odd number of negations stands in the <paramref name="reach"/> words before the position, up to the
    /// last punctuation.
    /// </summary>
    public static bool IsNegated(string clause, int position, int reach)
    {
        var before = clause[..position];
        return Words(before[(before.AsSpan().LastIndexOfAny(Punctuation) + 1)..]).TakeLast(reach).Count(Negators.Contains) % 2 == 1;
    }

    /// <summary>The clause begins with "none of", "no value", "not one": what follows is denied of everything.</summary>
    public static bool HasNegatedSubject(string clause) => NegatedSubject().IsMatch(clause);

    public static bool ContainsNegation(string text) => Words(text).Any(Negators.Contains);

    /// <summary>The words before the position suppose something or speak of a kind of day in general.</summary>
    public static bool IsHypothetical(string clause, int position) => Condition().IsMatch(clause[..position]);

    /// <summary>The clause says what must be or will be, not what is.</summary>
    public static bool IsWishOrFuture(string clause) => WishOrFuture().IsMatch(clause);

    /// <summary>The clause speaks of an earlier report or time.</summary>
    public static bool IsPast(string clause) => Past().IsMatch(clause);

    /// <summary>The statement mentions something only to reject it.</summary>
    public static bool IsDismissal(string statement) => Dismissal().IsMatch(statement);

    private static string[] Words(string text) => text.Split([' ', '.', '!', '/'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\b(?:if|when|whenever|where|wherever|unless|in case|(?:may|might|could) (?:seem|appear|look|sound)|seems?|(?:checked|looked|searched|tested|screened) for|(?:an?|any) (?:\w+ )?(?:day|row|date|value|window|shop)s? (?:with|that|for which|has|having)|^(?:for )?(?:days|rows|dates|values|windows|shops) (?:with|that have|which have|having))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\b(?:needs?|requires?|must|should|would|will|once|until|till|when|whenever|if|unless|after|before|expected|want|first|earliest|from|requested|asked|(?:is|are) (?:needed|required)|by definition|normally|usually|later|takes?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex WishOrFuture();

    [GeneratedRegex(@"^(?:none|no|not (?:a|1)|neither|nowhere)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NegatedSubject();

    [GeneratedRegex(@"\b(?:(?:last|previous|prior|earlier) (?:week|month|quarter|year|report|edition|issue|version|pack)(?: s)?|used to|formerly|in the past|back then|in february|had been)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(?:unfounded|no longer (?:exists?|applies|apply|present|an? (?:issue|problem))|resolved|(?:does|do|did) not apply|(?:warnings?|notes?|caveats?|messages?|remarks?) .{0,60}can be ignored|not an? (?:issue|problem|concern)|not (?:true|correct|the case)|untrue|wrong to|incorrect to|false that|no reason to|(?:does|do|did) not matter|not because|no (?:concern|worry|risk|danger|sign|evidence|indication) |contrary to|free of|free from)", RegexOptions.CultureInvariant)]
    private static partial Regex Dismissal();
}
