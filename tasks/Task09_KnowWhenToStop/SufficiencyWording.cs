using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>The ways to say that there is enough data, on text that <see cref="Prose"/> normalised.</summary>
internal sealed class SufficiencyWording
{
    private const string Days = @"(?:(?:calendar|trading|business|consecutive|daily|full|complete|required|necessary|needed) )*(?:days|rows|values|observations|data ?points|dates|records|figures)";
    private const string DataWords = @"\b(?:data|days|history|rows|window|observations|points|values|records|figures|revenue|dates|information)\b";

    private readonly Regex _enough = Rule(@"\b(?:enough|sufficient|sufficiently|adequate|ample|plenty of)\b");
    private readonly Regex _fullWindow;
    private readonly Regex _allThere;
    private readonly Regex _purpose;

    public SufficiencyWording(DataExtent extent)
    {
        var all = $"{extent.DaysNeeded}";
        _fullWindow = Rule($@"\b(?:full|complete|entire|whole) (?:\w+ ){{0,2}}?(?:window|windows|history|{all} {Days}|{all}day (?:window|windows|period|history|span|range|average|averages))\b");
        _allThere = Rule(
            $@"\b{extent.DaysNeeded - 1} (?:earlier|preceding|previous|prior|other) {Days}(?: \w+){{0,5}} (?:available|on file|in the (?:file|data|export)|present|included)\b|"
            + $@"\b{all} {Days}(?: \w+){{0,7}} (?:available|on file|in the (?:file|data|export)|present|exists?|recorded|covered|included|supplied|provided|known)\b"
            + $@"|\b(?:has|have|holds?|contains?|covers?|includes?|spans?|provides?|got|there are|reach(?:es)? back|go(?:es)? back|are based on|is based on|averaged over|calculated (?:over|from)|computed (?:over|from)) (?:(?!fewer|less|than)\w+ ){{0,2}}?(?:at least |more than )?{all} {Days}\b");
        _purpose = Rule(
            $@"\b(?:enough|sufficient|adequate|ample)\b(?: \w+){{0,3}} (?:for|to)\b(?:(?!.*(?:{all}|average|calculat|comput|window|requested))|(?: \w+){{0,3}} [1-9]day\b)"
            + @"|\benough to (?:change|alter|move|matter|affect|tell|show|see)\b");
    }

    /// <summary>What the clause claims; its statement says what the clause is about.</summary>
    public DataClaim Claim(string clause, string statement)
    {
        foreach (var match in _fullWindow.Matches(clause).Concat(_allThere.Matches(clause)))
            return CountedAsNone.IsMatch(statement) ? DataClaim.TooShort : Judge(clause, match);
        if (_enough.Match(clause) is not { Success: true } enough || _purpose.IsMatch(clause) || !Regex.IsMatch(statement, DataWords, RegexOptions.CultureInvariant))
            return DataClaim.None;
        return Judge(clause, enough);
    }

    private static DataClaim Judge(string clause, Match match)
    {
        if (ClauseGrammar.IsPast(clause))
            return DataClaim.None;
        if (IsDenied(clause, match))
            return ClauseGrammar.IsHypothetical(clause, match.Index) || NoNeed.IsMatch(clause) ? DataClaim.None : DataClaim.TooShort;
        return ClauseGrammar.IsWishOrFuture(clause) ? DataClaim.None : DataClaim.Enough;
    }

    private static bool IsDenied(string clause, Match match) =>
        ClauseGrammar.IsNegated(clause, match.Index, reach: 8)
        ^ (ClauseGrammar.ContainsNegation(match.Value) || DeniedLater.IsMatch(clause[(match.Index + match.Length)..]));

    /// <summary>"Full windows: 0", "complete history: none".</summary>
    private static readonly Regex CountedAsNone = Rule(@"\b(?:windows?|days|history|averages?)(?: available)?: ?(?:0|none|no)\b");

    private static readonly Regex NoNeed = Rule(@"\bnot (?:\w+ )?(?:need|require|matter)");

    private static readonly Regex DeniedLater = Rule(
        @"\b(?:not|never) (?:yet )?(?:\w+ )?(?:available|exist|present|there|possible|on file|in|given|recorded|provided|met|reached|covered|fit|be)\b|\b(?:is|are) (?:missing|unavailable)\b");

    private static Regex Rule(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
