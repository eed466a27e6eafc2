using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>Finds claims that there is too little data and tells them from claims that only use the same words.</summary>
internal sealed partial class ShortageWording(DataExtent extent)
{
    private readonly ShortageRules _rules = new(extent);

    /// <summary>What the clause claims; its statement says what the clause is about.</summary>
    public DataClaim Claim(string clause, string statement)
    {
        if (ClauseGrammar.IsPast(clause))
            return DataClaim.None;
        foreach (var match in _rules.TooLittle.SelectMany(rule => rule.Matches(clause)))
        {
            if (ClauseGrammar.IsHypothetical(clause, match.Index) || !DataWord().IsMatch(statement))
                continue;
            if (ClauseGrammar.IsNegated(clause, match.Index, reach: 3))
                return DataClaim.Enough;
            if (!ClauseGrammar.HasNegatedSubject(clause))
                return DataClaim.TooShort;
        }

        return IsStated(_rules.Stated, clause) || (AverageWord().IsMatch(statement) && IsStated(_rules.Impossible, clause))
            ? DataClaim.TooShort
            : DataClaim.None;
    }

    /// <summary>The statement says it with words of two clauses: "three days, not ten".</summary>
    public bool IsStatedAcrossClauses(string statement) =>
        !ClauseGrammar.IsPast(statement) && IsStated(_rules.AcrossClauses, statement);

    /// <summary>The statement says how many days there are.</summary>
    public bool NamesWhatIsThere(string statement) =>
        _rules.WhatIsThere.Any(rule => rule.IsMatch(statement)) && !Selection().IsMatch(statement);

    /// <summary>The text says how many days it takes.</summary>
    public bool NamesWhatIsNeeded(string text) => _rules.WhatIsNeeded.Any(rule => rule.IsMatch(text));

    private static bool IsStated(IEnumerable<Regex> rules, string text) =>
        !Selection().IsMatch(text)
        && !OtherObstacle().IsMatch(text)
        && rules.SelectMany(rule => rule.Matches(text)).Any(match => IsMeant(text, match.Index));

    private static bool IsMeant(string text, int position) =>
        !ClauseGrammar.IsHypothetical(text, position)
        && !ClauseGrammar.IsNegated(text, position, reach: 3)
        && !Unused().IsMatch(text[position..]);

    [GeneratedRegex(@"\b(?:data|days?|1day|history|histories|rows?|window|windows|observations?|points?|values?|records?|figures?|period|series|sample|revenue|dates?|information|average|averages|dataset|\d+day)\b", RegexOptions.CultureInvariant)]
    private static partial Regex DataWord();

    [GeneratedRegex(@"\b(?:averages?|means?|moving|rolling|\d+day|windows?|values?|figures?|column|table)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AverageWord();

    /// <summary>"The table lists only three days" speaks of the table, "only the latest three days" of a choice.</summary>
    [GeneratedRegex(@"\b(?:shows?|lists?|displays?|prints?|showing|listing|shown|listed|displayed|printed)\b.*\b(?:only|just)\b|\b(?:only|just)\b.*\b(?:shown|listed|displayed|printed)\b|\b(?:table|report|note|chart|output|average csv|averages?\.csv) (?:\w+ ){0,3}?(?:contains?|has|covers?|holds?|includes?) (?:only|just)\b(?!.*\b(?:on file|available|exist|data|history|we have)\b)|\b(?:report|table|list|output|chart) (?:is|was|are) limited to\b|\b(?:only|just) (?:the )?(?:last|latest|most recent|newest|top)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Selection();

    /// <summary>"Partial windows were not needed", "a shorter window would not do".</summary>
    [GeneratedRegex(@"\bnot (?:considered|applied|taken|needed|used|necessary|required|occur|apply)\b|^\w+ window would\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unused();

    /// <summary>Something else than the data stands in the way, or something else than the average.</summary>
    [GeneratedRegex(@"\b(?:by hand|(?:needs?|requires?|takes?) (?:only|just)|(?:change|trend|growth|rise|fall|drop|swing|movement|comparison|delay)s? (?:of|over|in|for|within) (?:only|just)|manually|in excel|in a spreadsheet|without a script|overstated|understated|be changed|be edited|file could not|be opened|be read(?! as))\b", RegexOptions.CultureInvariant)]
    private static partial Regex OtherObstacle();
}
