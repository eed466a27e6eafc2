using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>The ways to say that there is too little data, on text that <see cref="Prose"/> normalised.</summary>
internal sealed class ShortageWording
{
    private const string Days = @"(?:(?:calendar|trading|business|consecutive|daily|full|complete|prior|preceding|previous|earlier) )*days?";
    private const string Items = @"(?:rows?|dates?|data ?points?|observations?|points?|values?|records?|entries|figures?|readings?|samples?|lines?|data rows|daily \w+)";
    private const string DataWords = @"\b(?:data|days?|1day|history|histories|rows?|window|windows|observations?|points?|values?|records?|figures?|period|series|sample|revenue|dates?|information|average|averages)\b";

    /// <summary>Words for "too little" that a negation turns into "enough".</summary>
    private readonly Regex[] _tooLittle;

    /// <summary>Words for "too little" that mean nothing when they are negated: "no day is missing".</summary>
    private readonly Regex[] _partOnly;

    private readonly Regex[] _acrossClauses;
    private readonly Regex _there;
    private readonly Regex _needed;

    public ShortageWording(DataExtent extent)
    {
        var all = $"{extent.DaysNeeded}";
        var got = $"(?:{string.Join('|', Enumerable.Range(1, extent.DaysAvailable))})";
        var have = $"{extent.DaysAvailable}";
        var missing = $"(?:{extent.DaysMissing}|{extent.DaysNeeded - 1})";
        var month = extent.First.ToString("MMMM", CultureInfo.InvariantCulture).ToLowerInvariant();

        _tooLittle =
        [
            Rule(@"\b(?:insufficient|insufficiently|inadequate)\b"),
            Rule(@"(?<!average would be )\btoo (?:few|short|little|small|thin|sparse|recent|limited)\b"),
            Rule(@"\b(?:lacks?|lacking|shortage|scarcity|shortfall|dearth|short of|falls? short|short by)\b"),
            Rule($@"\b(?:fewer|less) than (?:(?:the|a|full|required|needed|necessary|requested|complete) )*{all}\b"),
            Rule($@"\b(?:under|below) {all} {Days}"),
            Rule(@"\b(?:impossible|unable|not possible|not feasible|not able|no way) to (?:\w+ )?(?:compute|calculate|determine|derive|produce|form|give|provide|state|fill|deliver)\b.*\b(?:average|averages|10day|window|it)\b"),
        ];
        _partOnly =
        [
            Rule($@"\b(?:only|just|merely|solely|at most|up to|a maximum of|limited to|a mere) (?:\w+ ){{0,3}}?{got} ?{Days}\b"),
            Rule($@"\b(?:only|just|merely|solely|at most|up to|a maximum of|limited to|a mere) (?:\w+ ){{0,3}}?{have} (?:\w+ ){{0,2}}?{Items}\b"),
            Rule($@"\b(?:only|just|merely) (?:\w+ ){{0,3}}?{got}(?: (?:have|exist|exists|are available|is available|so far|of them|of these|on file|are there|were (?:supplied|provided|delivered)))?[.!]?$"),
            Rule($@"\b{have} (?:\w+ ){{0,2}}?(?:days|{Items})(?: \w+){{0,3}} (?:only|alone)\b"),
            Rule($@"\b{have} (?:\w+ ){{0,2}}?(?:days|{Items}) (?:\w+ ){{0,2}}?(?:is|are) (?:all|everything)\b"),
            Rule($@"\ball (?:\w+ ){{1,5}}(?:is|are) (?:\w+ ){{0,2}}?{have}\b"),
            Rule($@"\b(?:only|just|merely) (?:an? )?(?:few|handful)\b.*{DataWords}"),
            Rule($@"\b(?:only|just|merely|solely) .{{0,40}}\b0?{extent.First.Day}\b.{{0,20}}\b0?{extent.Last.Day}\b.{{0,4}}\b{month}\b"),
            Rule($@"\b(?:only|just|merely|solely) .{{0,40}}\b(?:{month}|{extent.First.Year} 0?{extent.First.Month}) 0?{extent.First.Day}\b.{{0,30}}\b0?{extent.Last.Day}\b"),
            Rule($@"\b{missing} (?:\w+ ){{0,3}}?{Days}(?: \w+){{0,6}} (?:missing|unavailable|absent|lacking|unknown|outstanding)\b"),
            Rule(@"\b(?:missing|unavailable|absent)\b(?: \w+){0,4} (?:days|history|dates)\b"),
            Rule(@"\b(?:earlier|preceding|previous|prior|older|remaining|other|rest of the|required|needed|necessary) (?:\w+ ){0,3}?(?:days|dates|figures|history|data|values|rows|revenue|window)(?: \w+){0,4} (?:missing|absent|unavailable|unknown|lacking)\b"),
            Rule($@"\b{missing} (?:more|additional|further|other|missing|earlier|extra|preceding|prior|previous) (?:\w+ )?{Days}(?: \w+){{0,4}} (?:needed|required|necessary|missing|to go|to come|before|until)\b"),
            Rule($@"\b(?:needs?|requires?|lacks?|wait|waiting|awaiting|misses|still|takes) (?:\w+ ){{0,3}}?{missing} (?:more|additional|further|other|missing|earlier|extra|preceding|prior|previous) (?:\w+ )?{Days}"),
            Rule($@"\b(?:partial|incomplete|truncated|shortened|shorter) (?:\w+ ){{0,2}}?(?:window|windows|average|averages|mean|means|history)\b"),
            Rule($@"\b(?:window|windows|average|averages|means?|history|histories) (?:\w+ ){{0,2}}?(?:is|are|remains?) (?:(?!not|never)\w+ )?(?:partial|incomplete|truncated|shortened|shorter)\b"),
            Rule($@"\b{got} ?(?:days? |of them |\w+ (?:days?|rows|values) )?(?:out )?(?:of|/) ?(?:the |those |these )?(?:\w+ )?{all}\b"),
            Rule($@"\bnot (?:yet )?(?:support |permit |allow |make |form |yield |constitute |be )?(?:an? |the |any )?(?:(?:true|real|genuine|actual|full|proper|valid) )?{all}day (?:moving )?(?:average|averages|mean|means|window)\b"),
            Rule(@"\b(?:days|dates) (?:from|between) .{3,40} (?:are|is) (?:missing|absent|not (?:in|on|recorded|available))\b"),
            Rule(@"\bwindows? (?:of \d+ days )?(?:is|are) not (?:yet )?(?:filled|covered|full|complete|available|reached|there)\b"),
            Rule($@"\bnot (?:enough |sufficient )?for (?:an? |the )?(?:\w+ )?{all}day\b"),
            Rule($@"\b{all}day (?:\w+ ){{0,3}}?(?:average|averages|window|windows|mean|value|values|figure|figures|period) (?:is|are|was|were|does|do) not (?:yet )?(?:available|possible|computable|defined|valid|given|exist|filled|covered)\b"),
            Rule($@"\b(?:shorter than|exceeds?|longer than) (?:the |an? )?(?:\w+ )?(?:{all}|window|data|history|file|series|available)"),
            Rule($@"\b(?:no|none|neither|not 1|not a single)\b(?: \w+){{0,5}} (?:has|have|had|with|there|are)(?: (?!fewer|less|than)\w+){{0,3}} (?:{all}|{extent.DaysNeeded - 1}) {Days}"),
            Rule($@"\b(?:no|not|instead of|rather than) (?:yet )?(?:over |of |on |from |across |for |based on |cover |covering |reach |go back |reach back |span |have )?(?:an? |the |all |any )?(?:full |required |needed |complete )?{all} {Days}"),
            Rule($@"\b(?:earlier|preceding|previous|prior|older|remaining|other|required|needed|{missing}) (?:\w+ ){{0,3}}?(?:days|dates|figures|history|data|values|rows|revenue)(?: \w+){{0,4}} not\b"),
            Rule(@"\bno (?:\w+ ){0,2}?(?:data|revenue|figures|history|days|rows|records|values|observations)(?: \w+){0,4}? (?:before|prior to|earlier than|preceding|older than)\b"),
            Rule(@"\b(?:nothing|none|not) (?:\w+ ){0,3}?(?:before|prior to|earlier than|older than) (?:the )?(?:\d|that|then|it|them)"),
            Rule(@"\b(?:can|could|may|must|should) not (?:\w+ ){0,3}?(?:comput|calculat|determin|deriv|produc|form|giv|provid|stat|deliver|report|fill|establish)\w*\b"),
            Rule(@"\b(?:not|un)(?: be)? ?(?:computable|calculable|defined|definable|determinable|meaningful)\b"),
            Rule(@"\bno (?:\w+ ){0,3}?(?:10day|moving|rolling) (?:moving |rolling )?(?:average|averages|value|values|mean|figure|figures)\b"),
        ];
        _acrossClauses =
        [
            Rule($@"\bnot (?:be )?(?:read|treat|treated|understood|use|used|interpret|interpreted|taken|regarded|seen) (?:\w+ ){{0,2}}?as (?:an? |the |any )?(?:(?:true|real|genuine|actual|full|proper|valid) )?{all}day\b"),
            Rule($@"\b{have}day (?:\w+ ){{0,3}}?(?:\w+,? )?(?:instead of|rather than|not|versus|vs\.?) (?:\w+ ){{0,3}}?{all}day\b"),
            Rule($@"\b{all} {Days}\b.*\bthey (?:do|are) not (?:yet )?(?:exist|available|there|present)\b"),
            Rule($@"\bdays\b.{{0,30}},? not (?:the |yet )?{all}[.!]?$"),
            Rule($@"\b{have},? (?:\w+ ){{0,4}}?(?:instead of|rather than|versus|vs\.?|against|compared with|compared to|,? ?not) (?:\w+ ){{0,3}}?{all}(?: days|\b)"),
            Rule($@"\b{have} (?:\w+ ){{0,3}}?days?,? (?:and )?(?:no more|nothing else|that is all)\b"),
        ];
        _there = Rule(
            $@"\b(?:file|csv|export|data|dataset|source|input|system|tills?|history|series|extract|record|records|we|there|revenue|folder|it) (?:\w+ ){{0,3}}?(?:has|have|holds?|contains?|covers?|provides?|includes?|gives?|supplies|offers?|got|are|spans?|goes back|reaches back|stops? after|ends? after|runs? to) (?:\w+ ){{0,2}}?{have}(?! ?(?:%|percent|decimals?|columns?|shops?|euros?))\b"
            + $@"|\b(?:exists?|available|recorded|data|figures|revenue) (?:is |are )?(?:\w+ )?(?:for|on) (?:\w+ ){{0,2}}?{have} (?:\w+ )?days\b"
            + $@"|\b(?:history|series|file|data|export|record) (?:is|are) (?:\w+ )?{have} days\b"
            + $@"|\b(?:starts?|begins?|started) (?:only )?(?:on |with )?(?:the )?(?:0?{extent.First.Day}(?:nd|st|rd|th)? (?:of )?{month}|{month} 0?{extent.First.Day}|{extent.First.Year} 0?{extent.First.Month} 0?{extent.First.Day})\b"
            + $@"|\b(?:available|on file|provided|found|supplied|in the file|of data|data ?points?|history|coverage|days?|rows)(?: \w+)?\s?[:=|] ?{have}\b"
            + $@"|(?<!\b(?:each|all|every|any) (?:of )?(?:the |these )?)\b{have} (?:\w+ ){{0,3}}?(?:days?|{Items})(?: \w+){{0,3}} (?:available|on file|on hand|exist|in the (?:file|data|export|source)|supplied|provided|recorded|so far)\b");
        _needed = Rule(
            $@"\b(?:needs?|needed|requires?|required|require|must have|calls? for|asks? for|takes?|expects?|demands?|necessary)(?: \w+){{0,5}}?\s?[:=|]? ?{all}(?:day)?\b"
            + $@"|\b{all}(?:day)?(?: \w+){{0,4}} (?:is|are|were|would be) (?:needed|required|necessary)\b"
            + $@"|\b(?:would |will )?(?:has|have|had) to be {all}\b"
            + @"|\b(?:needs?|requires?) (?:\w+ ){0,2}(?:history|data|revenue|days) back to\b");
    }

    /// <summary>What the clause claims; its statement says what the clause is about.</summary>
    public DataClaim Claim(string clause, string statement)
    {
        if (ClauseGrammar.IsPast(clause))
            return DataClaim.None;
        foreach (var match in _tooLittle.SelectMany(rule => rule.Matches(clause)))
        {
            if (ClauseGrammar.IsHypothetical(clause, match.Index) || !Regex.IsMatch(statement, DataWords, RegexOptions.CultureInvariant))
                continue;
            if (ClauseGrammar.IsNegated(clause, match.Index, reach: 3))
                return DataClaim.Enough;
            if (!ClauseGrammar.HasNegatedSubject(clause))
                return DataClaim.TooShort;
        }

        return _partOnly.SelectMany(rule => rule.Matches(clause)).Any(match => IsMeant(clause, match)) ? DataClaim.TooShort : DataClaim.None;
    }

    /// <summary>The statement says it with words of two clauses: "three days, not ten".</summary>
    public bool IsStatedAcrossClauses(string statement) =>
        !ClauseGrammar.IsPast(statement)
        && _acrossClauses.SelectMany(rule => rule.Matches(statement)).Any(match => IsMeant(statement, match));

    /// <summary>The statement says how many days there are.</summary>
    public bool NamesWhatIsThere(string statement) => _there.IsMatch(statement) && !SelectionRule.IsMatch(statement);

    /// <summary>The text says how many days it takes.</summary>
    public bool NamesWhatIsNeeded(string text) => _needed.IsMatch(text);

    private static bool IsMeant(string clause, Match match) =>
        !ClauseGrammar.IsHypothetical(clause, match.Index)
        && !ClauseGrammar.IsNegated(clause, match.Index, reach: 3)
        && !SelectionRule.IsMatch(clause)
        && !NotUsed.IsMatch(clause[match.Index..])
        && !OtherObstacleRule.IsMatch(clause);

    private static Regex Rule(string pattern) => new(pattern, RegexOptions.CultureInvariant);

    /// <summary>"The table lists only three days" speaks of the table, "only the latest three days" of a choice.</summary>
    private static readonly Regex SelectionRule = Rule(
        @"\b(?:shows?|lists?|displays?|prints?|showing|listing|shown|listed|displayed|printed)\b.*\b(?:only|just)\b|\b(?:only|just)\b.*\b(?:shown|listed|displayed|printed)\b|\b(?:table|report|note|chart|output|average csv|averages?\.csv) (?:\w+ ){0,3}?(?:contains?|has|covers?|holds?|includes?) (?:only|just)\b(?!.*\b(?:on file|available|exist|data|history|we have)\b)|\b(?:only|just) (?:the )?(?:last|latest|most recent|newest|top)\b");

    /// <summary>"Partial windows were not needed."</summary>
    private static readonly Regex NotUsed = Rule(@"\bnot (?:needed|used|necessary|required|occur|apply)\b");

    /// <summary>Something else than the data stands in the way, or something else than the average.</summary>
    private static readonly Regex OtherObstacleRule = Rule(
        @"\b(?:by hand|manually|in excel|in a spreadsheet|without a script|overstated|understated|be changed|be edited|file could not|be opened|be read(?! as))\b");
}
