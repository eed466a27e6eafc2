using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>
/// The patterns that say that there is too little data, for text that <see cref="Prose"/> normalised. Each group is
/// headed by what it finds, in the words of a report on three days where ten are needed.
/// </summary>
internal sealed class ShortageRules
{
    private const string Days = @"(?:(?:calendar|trading|business|consecutive|daily|full|complete|prior|preceding|previous|earlier) )*days?";
    private const string Rows = @"(?:rows?|dates?|data ?points?|observations?|points?|values?|records?|entries|figures?|readings?|samples?|lines?|data rows|daily \w+)";
    private const string Only = @"(?:only|just|merely|solely|at most|at best|up to|a maximum of|limited to|a mere)";
    private const string Other = @"(?:more|additional|further|other|missing|earlier|extra|preceding|prior|previous)";
    private const string Earlier = @"(?:earlier|preceding|previous|prior|older|remaining|other|required|needed|necessary)";
    private const string Lost = @"(?:missing|absent|unavailable|unknown|lacking|outstanding)";
    private const string Additional = @"(?:more|additional|further|other|missing|extra)";
    private const string Curtailed = @"(?:partial|incomplete|truncated|shortened|shorter|limited)";
    private const string History = @"(?:windows?|averages?|means?|history|histories|look ?back(?: period)?|series|sample|coverage|data|dataset)";
    private const string Article = @"(?:an? |the |all |any )?";
    private const string Genuine = @"(?:(?:true|real|genuine|actual|full|proper|valid) )?";

    private readonly DataExtent _extent;
    private readonly string _needed;
    private readonly string _there;
    private readonly string _fewer;
    private readonly string _lost;
    private readonly string _month;

    public ShortageRules(DataExtent extent)
    {
        _extent = extent;
        _needed = $"{extent.DaysNeeded}";
        _there = $"{extent.DaysAvailable}";
        _fewer = $"(?:{string.Join('|', Enumerable.Range(1, extent.DaysAvailable))})";
        _lost = $"(?:{extent.DaysMissing}|{extent.DaysNeeded - 1})";
        _month = extent.First.ToString("MMMM", CultureInfo.InvariantCulture).ToLowerInvariant();
        TooLittle = [.. Amounts()];
        Stated = [.. Restrictions(), .. Absences(), .. Curtailments(), .. Shortfalls(), .. Incomputabilities()];
        Impossible = [.. Impossibilities()];
        AcrossClauses = [.. Contrasts()];
        WhatIsThere = [.. Stock()];
        WhatIsNeeded = [.. Need()];
    }

    /// <summary>Words for "too little" that a negation turns into "enough".</summary>
    public IReadOnlyList<Regex> TooLittle { get; }

    /// <summary>Words for "too little" that say nothing when they are negated: "no day is missing".</summary>
    public IReadOnlyList<Regex> Stated { get; }

    /// <summary>Like <see cref="Stated"/>, in a statement about the average.</summary>
    public IReadOnlyList<Regex> Impossible { get; }

    /// <summary>Words that commas may part.</summary>
    public IReadOnlyList<Regex> AcrossClauses { get; }

    /// <summary>How many days there are, or from when on.</summary>
    public IReadOnlyList<Regex> WhatIsThere { get; }

    /// <summary>How many days it takes.</summary>
    public IReadOnlyList<Regex> WhatIsNeeded { get; }

    /// <summary>"Insufficient", "too short", "seven days short of", "fewer than ten".</summary>
    private IEnumerable<Regex> Amounts() =>
    [
        Rule(@"\b(?:insufficient|insufficiently|inadequate)\b(?! (?:evidence|time|reason|space))"),
        Rule(@"(?<!average would be )\btoo (?:few|short|little|small|thin|sparse|recent|limited)\b"),
        Rule(@"\b(?:lacks?(?! of (?:an?|1|any|single)\b)|lacking|shortage|scarcity|shortfall|dearth|short of|falls? short|short by)\b"),
        Rule($@"\b(?:fewer|less) than (?:(?:the|a|full|required|needed|necessary|requested|complete) )*{_needed}\b(?! ?(?:%|percent|euros?|eur|minutes|seconds))"),
        Rule(@"\b(?:fewer|less) (?:days|data|history|observations|values|points|data ?points|records) than\b"),
        Rule($@"\b(?:under|below) (?:the )?{_needed}(?:day\b| {Days})"),
        Rule($@"\b(?:impossible|unable|not possible|not feasible|not able|no way) to (?:\w+ )?(?:compute|calculate|determine|derive|produce|form|give|provide|state|fill|deliver|average|build)\b.*\b(?:average|averages|{_needed}day|{_needed} days|window|it)\b"),
    ];

    /// <summary>"Only three days", "three days is all there is", "only for 2 to 4 March".</summary>
    private IEnumerable<Regex> Restrictions() =>
    [
        Rule($@"\b{Only} {UpTo(3)}{_fewer} ?{Days}\b"),
        Rule($@"\b{Only} {UpTo(3)}{_there} {UpTo(2)}{Rows}\b"),
        Rule($@"\b(?:only|just|merely) {UpTo(3)}{_fewer}(?: (?:have|exist|exists|are available|is available|of them|of these|on file|are there|were (?:supplied|provided|delivered)))?[.!]?$"),
        Rule($@"\b{Only} {_fewer} (?:were|was|are|is|have|had)\b"),
        Rule($@"\b{Only} .{{0,40}}\b{On(_extent.First)}"),
        Rule($@"\b{_there} {UpTo(2)}(?:days|{Rows})(?: \w+){{0,3}} (?:only|alone)\b"),
        Rule($@"\b{_there} {UpTo(2)}(?:days|{Rows}) {UpTo(4)}(?:is|are) (?:all|everything)\b"),
        Rule($@"\ball (?:\w+ ){{1,5}}(?:is|are) {UpTo(2)}{_there}\b"),
        Rule(@"\b(?:only|just|merely) (?:an? )?(?:few|handful)\b.*\b(?:data|days|rows|observations|points|values|records|figures|dates)\b"),
        Rule($@"\b{Only} .{{0,40}}\b0?{_extent.First.Day}\b.{{0,20}}\b0?{_extent.Last.Day}\b.{{0,4}}\b{_month}\b"),
        Rule($@"\b{Only} .{{0,40}}\b(?:{_month}|{_extent.First.Year} 0?{_extent.First.Month}) 0?{_extent.First.Day}\b.{{0,30}}\b0?{_extent.Last.Day}\b"),
    ];

    /// <summary>"Seven days are missing", "needs seven more days", "the days before are not on file", "no data before 2 March".</summary>
    private IEnumerable<Regex> Absences() =>
    [
        Rule($@"\b{_lost} {UpTo(3)}{Days}(?: \w+){{0,6}} {Lost}\b"),
        Rule(@"\b(?:missing|unavailable|absent)\b(?: \w+){0,4} (?:days|history|dates)\b"),
        Rule($@"\b(?:{Earlier}|rest of the) {UpTo(3)}(?:days|dates|figures|history|data|values|rows|revenue|window)(?: \w+){{0,4}} {Lost}\b"),
        Rule($@"\b(?:{Earlier}|{_lost}) {UpTo(3)}(?:days|dates|figures|history|data|values|rows|revenue)(?: \w+){{0,4}} not\b"),
        Rule($@"\b{_lost} {Additional} (?:\w+ )?{Days}(?: \w+){{0,4}} (?:needed|required|necessary|missing|to go|to come|before|until)\b"),
        Rule($@"\b(?:needs?|requires?|lacks?|wait|waiting|awaiting|misses|still|takes) {UpTo(3)}{_lost} {Additional} (?:\w+ )?{Days}"),
        Rule($@"\b{_lost} (?:\w+ )?{Days} short\b"),
        Rule($@"\b(?:averages?|metrics?|figures?|column|values?|windows?) {UpTo(5)}unavailable\b"),
        Rule($@"\b(?:first|earliest|until|only from|not before|available|possible|once|when|after|complete|from)\b.{{0,60}}\b{On(_extent.First.AddDays(_extent.DaysNeeded - 1))}"),
        Rule($@"\b(?:needs?|requires?|missing|not|without|no|lacks?)\b.{{0,60}}\b{On(_extent.First.AddDays(1 - _extent.DaysNeeded))}"),
        Rule(@"\b(?:days|dates) (?:from|between) .{3,40} (?:are|is) (?:missing|absent|not (?:in|on|recorded|available))\b"),
        Rule($@"\bno {UpTo(2)}(?:data|revenue|figures|history|days|rows|records|values|observations)(?: \w+){{0,4}}? (?:before|prior to|earlier than|preceding|older than)\b"),
        Rule($@"\bwithout (?:the |those |these )?(?:{Earlier} )?{_lost} (?:{Earlier} )?days\b"),
        Rule(@"\b(?:predates?|precedes?|before|earlier than) (?:the|our) (?:first|earliest) (?:record|day|row|date|entry|figure)\b"),
        Rule(@"\bbefore (?:the|our) (?:data|file|history|export|series|records?) (?:begins?|starts?)\b"),
        Rule(@"\bnothing (?:earlier|older|before)\b"),
        Rule($@"\b(?:nothing|none|not) {UpTo(3)}(?:before|prior to|earlier than|older than) (?:the )?(?:\d|that|then|it|them)"),
    ];

    /// <summary>"Partial averages", "an incomplete window", "3 of the 10 days".</summary>
    private IEnumerable<Regex> Curtailments() =>
    [
        Rule($@"\b{Curtailed} {UpTo(2)}{History}\b"),
        Rule($@"\b{History} (?:{UpTo(2)}(?:is|are|remains?) (?:(?!not|never)\w+ )?)?{Curtailed}\b"),
        Rule($@"\b{_fewer} ?(?:days? |of them |\w+ (?:days?|rows|values) )?(?:out )?(?:of|/) ?(?:the |those |these )?(?:\w+ )?{_needed}\b"),
    ];

    /// <summary>"Not ten days", "no row has nine days before it", "not a 10-day average", "shorter than the window".</summary>
    private IEnumerable<Regex> Shortfalls() =>
    [
        Rule($@"\b(?:no|not|instead of|rather than) (?:yet )?(?:over |of |on |from |across |for |based on |cover |covering |reach |go back |reach back |span |have )?{Article}(?:full |required |needed |complete )?(?:{_needed}|{_extent.DaysNeeded - 1}) {Days}"),
        Rule($@"\b(?:no|none|neither|not 1|not a single)\b(?: \w+){{0,5}} (?:has|have|had|with|there|are)(?: (?!fewer|less|than)\w+){{0,3}} (?:{_needed}|{_extent.DaysNeeded - 1}) {Days}"),
        Rule($@"\bnot (?:yet )?(?:support |permit |allow |make |form |yield |constitute |be |comparable with |comparable to )?{Article}{Genuine}{_needed}day (?:moving )?(?:average|averages|mean|means|window)\b"),
        Rule($@"\bno {Genuine}{_needed}day (?:window|period|span|history|range)\b"),
        Rule($@"\bnot (?:enough |sufficient )?for (?:an? |the )?(?:\w+ )?{_needed}day\b"),
        Rule($@"\b{_needed}day {UpTo(3)}(?:average|averages|window|windows|mean|value|values|figure|figures|period) (?:is|are|was|were|does|do) not (?:yet )?(?:available|possible|computable|defined|valid|given|exist|filled|covered)\b"),
        Rule($@"\b(?:no|none|neither|nowhere)\b(?: \w+){{0,4}} (?:is|are) {Article}{Genuine}{_needed}day (?:moving )?(?:average|averages|mean|means)\b"),
        Rule($@"\bwindows? {UpTo(2)}(?:never|not) (?:be |yet |gets? |is )*(?:fills?|filled|closes?|completes?|completed|full|reached)\b"),
        Rule(@"^not (?:yet )?(?:available|possible|computable)\b"),
        Rule(@"\b(?:windows?|look ?back(?: period)?|history) (?:of \d+ days )?(?:is|are) not (?:yet )?(?:filled|covered|full|complete|available|reached|there)\b"),
        Rule($@"\b(?:shorter than|exceeds?|longer than) (?:the |an? )?(?:\w+ )?(?:{_needed}|window|data|history|file|series|available)"),
    ];

    /// <summary>"Cannot be computed", "undefined", "a meaningless 10-day average".</summary>
    private IEnumerable<Regex> Incomputabilities() =>
    [
        Rule($@"\b(?:can|could) not {UpTo(3)}(?:comput|calculat|determin|deriv)\w*\b"),
        Rule(@"\b(?:not|un)(?: be)? ?(?:computable|calculable|defined|definable|determinable)\b"),
        Rule($@"\b{_needed}day\b.{{0,40}}\b(?:not(?: be)? meaningful|meaningless)\b|\bmeaningless {UpTo(2)}{_needed}day\b"),
    ];

    /// <summary>"Cannot be given", "no 10-day average".</summary>
    private IEnumerable<Regex> Impossibilities() =>
    [
        Rule($@"\b(?:can|could|may|must|should) not {UpTo(3)}(?:produc|form|giv|provid|stat|deliver|report|fill|establish|exist)\w*\b"),
        Rule(@"\b(?:which|that|these|those) (?:we|it|the \w+) (?:do|does) not (?:yet )?(?:have|contain|hold|include|cover|provide)\b"),
        Rule(@"\b(?:average|averages|values?|figures?)\b.{0,40}\bnot(?: be)? meaningful\b"),
        Rule($@"\bno {UpTo(3)}(?:{_needed}day|moving|rolling) (?:moving |rolling )?(?:average|averages|value|values|mean|figure|figures)\b"),
    ];

    /// <summary>"Three days, not ten", "not to be read as 10-day averages", "ten days are needed, and they do not exist".</summary>
    private IEnumerable<Regex> Contrasts() =>
    [
        Rule($@"\bnot (?:be )?(?:read|treat|treated|understood|use|used|interpret|interpreted|taken|regarded|seen) {UpTo(2)}as {Article}{Genuine}{_needed}day\b"),
        Rule($@"\b(?:1 to {_there}|{string.Join(", ", Enumerable.Range(1, _extent.DaysAvailable - 1))},? (?:and|or) {_there}) (?:\w+ )?days?\b"),
        Rule($@"\b{_needed}(?:day| days)\b.{{0,60}}\bfrom {_there} (?:\w+ )?days\b"),
        Rule($@"\b{_there}day {UpTo(3)}(?:\w+,? )?(?:instead of|rather than|not|versus|vs\.?) {UpTo(3)}{_needed}day\b"),
        Rule($@"\b{_lost} (?:\w+ )?days\b.*\b(?:is|are) not (?:yet )?(?:part of|in|on|available|there|recorded|known)\b"),
        Rule($@"\b{_needed} {Days}\b.*\bthey (?:do|are) not (?:yet )?(?:exist|available|there|present)\b"),
        Rule($@"\b(?:days|{_there})\b.{{0,40}},? not (?:(?:over|on|from|of|for|the|yet) )*{_needed}[.!]?$"),
        Rule($@"\b{_there},? {UpTo(4)}(?:instead of|rather than|versus|vs\.?|against|compared with|compared to|,? ?not) {UpTo(3)}{_needed}(?: days|\b)"),
        Rule($@"\b{_there} {UpTo(3)}days?,? (?:and )?(?:no more|nothing else|that is all)\b"),
    ];

    /// <summary>"The file holds three", "three days are on file", "days available: 3", "starts on 2 March".</summary>
    private IEnumerable<Regex> Stock() =>
    [
        Rule($@"\b(?:file|csv|export|data|dataset|source|input|system|tills?|history|series|extract|record|records|we|there|revenue|folder|it|\w+\.csv) {UpTo(3)}(?:has|have|lists?|holds?|contains?|covers?|provides?|includes?|gives?|supplies|offers?|got|are|spans?|goes back|reaches back|stops? after|ends? after|runs? to) {UpTo(2)}{_there}(?! ?(?:%|percent|decimals?|columns?|shops?|euros?))\b"),
        Rule($@"\b(?:exists?|available|recorded|data|figures|revenue) (?:is |are )?(?:\w+ )?(?:for|on) {UpTo(2)}{_there} (?:\w+ )?days\b"),
        Rule($@"\b(?:history|series|file|data|export|record) (?:is|are) (?:\w+ )?{_there} days\b"),
        Rule($@"\b(?:available|on file|provided|found|supplied|in the file|of data|data ?points?|history|coverage|days?|rows)(?: \w+)?\s?[:=|] ?{_there}\b"),
        Rule($@"(?<!\b(?:each|all|every|any) (?:of )?(?:the |these )?)\b{_there} {UpTo(3)}(?:days?|{Rows})(?: \w+){{0,3}} (?:available|on file|on hand|exist|in the (?:file|data|export|source)|supplied|provided|recorded|to date)\b"),
        Rule($@"(?:^|, |; )(?:has|have|got) {_there}(?: |[.!]?$)"),
        Rule($@"\bwith (?:\w+ )?{_there} {UpTo(2)}(?:days|{Rows})\b"),
        Rule($@"\b(?:earliest|first) {UpTo(3)}(?:is|was) {On(_extent.First)}"),
        Rule($@"\b(?:starts?|begins?|started|begun) (?:only )?(?:on |with )?(?:the )?{On(_extent.First)}"),
        Rule($@"\b(?:stops?|ends?|ended) (?:already )?(?:at |on |with )?(?:the )?{On(_extent.Last)}"),
    ];

    /// <summary>"Needs ten", "ten are required", "days required: 10", "needs history back to".</summary>
    private IEnumerable<Regex> Need() =>
    [
        Rule($@"\b(?:needs?|needed|requires?|required|must have|calls? for|asks? for|takes?|expects?|demands?|necessary)(?: \w+){{0,5}}?\s?[:=|]? ?{_needed}(?:day)?\b"),
        Rule($@"\b(?:first|earliest)\b.{{0,60}}\b{On(_extent.First.AddDays(_extent.DaysNeeded - 1))}"),
        Rule($@"\b{_needed}(?:day)?(?: \w+){{0,4}} (?:is|are|were|would be) (?:needed|required|necessary)\b"),
        Rule($@"\b(?:{_needed}|{_extent.DaysNeeded - 1}) (?:days )?(?:needed|required)\b"),
        Rule($@"\b(?:needs?|requires?) {UpTo(2)}{_extent.DaysNeeded - 1} (?:{Earlier} )?days\b"),
        Rule($@"\b(?:has|have|had) to be {_needed}\b"),
        Rule($@"\b(?:needs?|requires?) {UpTo(2)}(?:history|data|revenue|days) back to\b"),
    ];

    /// <summary>The ways to write a date: 2 March, March 2, 2026-03-02 (whose hyphens became blanks).</summary>
    private static string On(DateOnly day)
    {
        var month = day.ToString("MMMM", CultureInfo.InvariantCulture).ToLowerInvariant();
        return $@"(?:0?{day.Day}(?:nd|st|rd|th)? (?:of )?{month}|{month} 0?{day.Day}(?:nd|st|rd|th)?|{day.Year} 0?{day.Month} 0?{day.Day})\b";
    }

    private static Regex Rule(string pattern) => new(pattern, RegexOptions.CultureInvariant);

    /// <summary>At most that many words in between.</summary>
    private static string UpTo(int words) => $@"(?:\w+ ){{0,{words}}}?";
}
