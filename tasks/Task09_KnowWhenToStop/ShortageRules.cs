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
    private const string Only = @"(?:only|just|merely|solely|at most|up to|a maximum of|limited to|a mere)";
    private const string Other = @"(?:more|additional|further|other|missing|earlier|extra|preceding|prior|previous)";
    private const string Earlier = @"(?:earlier|preceding|previous|prior|older|remaining|other|required|needed|necessary)";
    private const string Lost = @"(?:missing|absent|unavailable|unknown|lacking|outstanding)";
    private const string Curtailed = @"(?:partial|incomplete|truncated|shortened|shorter)";
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
        Rule(@"\b(?:insufficient|insufficiently|inadequate)\b"),
        Rule(@"(?<!average would be )\btoo (?:few|short|little|small|thin|sparse|recent|limited)\b"),
        Rule(@"\b(?:lacks?|lacking|shortage|scarcity|shortfall|dearth|short of|falls? short|short by)\b"),
        Rule($@"\b(?:fewer|less) than (?:(?:the|a|full|required|needed|necessary|requested|complete) )*{_needed}\b"),
        Rule($@"\b(?:under|below) {_needed} {Days}"),
        Rule($@"\b(?:impossible|unable|not possible|not feasible|not able|no way) to (?:\w+ )?(?:compute|calculate|determine|derive|produce|form|give|provide|state|fill|deliver)\b.*\b(?:average|averages|{_needed}day|window|it)\b"),
    ];

    /// <summary>"Only three days", "three days is all there is", "only for 2 to 4 March".</summary>
    private IEnumerable<Regex> Restrictions() =>
    [
        Rule($@"\b{Only} {UpTo(3)}{_fewer} ?{Days}\b"),
        Rule($@"\b{Only} {UpTo(3)}{_there} {UpTo(2)}{Rows}\b"),
        Rule($@"\b(?:only|just|merely) {UpTo(3)}{_fewer}(?: (?:have|exist|exists|are available|is available|of them|of these|on file|are there|were (?:supplied|provided|delivered)))?[.!]?$"),
        Rule($@"\b{_there} {UpTo(2)}(?:days|{Rows})(?: \w+){{0,3}} (?:only|alone)\b"),
        Rule($@"\b{_there} {UpTo(2)}(?:days|{Rows}) {UpTo(2)}(?:is|are) (?:all|everything)\b"),
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
        Rule($@"\b{_lost} {Other} (?:\w+ )?{Days}(?: \w+){{0,4}} (?:needed|required|necessary|missing|to go|to come|before|until)\b"),
        Rule($@"\b(?:needs?|requires?|lacks?|wait|waiting|awaiting|misses|still|takes) {UpTo(3)}{_lost} {Other} (?:\w+ )?{Days}"),
        Rule(@"\b(?:days|dates) (?:from|between) .{3,40} (?:are|is) (?:missing|absent|not (?:in|on|recorded|available))\b"),
        Rule($@"\bno {UpTo(2)}(?:data|revenue|figures|history|days|rows|records|values|observations)(?: \w+){{0,4}}? (?:before|prior to|earlier than|preceding|older than)\b"),
        Rule($@"\b(?:nothing|none|not) {UpTo(3)}(?:before|prior to|earlier than|older than) (?:the )?(?:\d|that|then|it|them)"),
    ];

    /// <summary>"Partial averages", "an incomplete window", "3 of the 10 days".</summary>
    private IEnumerable<Regex> Curtailments() =>
    [
        Rule($@"\b{Curtailed} {UpTo(2)}(?:window|windows|average|averages|mean|means|history)\b"),
        Rule($@"\b(?:window|windows|average|averages|means?|history|histories) {UpTo(2)}(?:is|are|remains?) (?:(?!not|never)\w+ )?{Curtailed}\b"),
        Rule($@"\b{_fewer} ?(?:days? |of them |\w+ (?:days?|rows|values) )?(?:out )?(?:of|/) ?(?:the |those |these )?(?:\w+ )?{_needed}\b"),
    ];

    /// <summary>"Not ten days", "no row has nine days before it", "not a 10-day average", "shorter than the window".</summary>
    private IEnumerable<Regex> Shortfalls() =>
    [
        Rule($@"\b(?:no|not|instead of|rather than) (?:yet )?(?:over |of |on |from |across |for |based on |cover |covering |reach |go back |reach back |span |have )?{Article}(?:full |required |needed |complete )?{_needed} {Days}"),
        Rule($@"\b(?:no|none|neither|not 1|not a single)\b(?: \w+){{0,5}} (?:has|have|had|with|there|are)(?: (?!fewer|less|than)\w+){{0,3}} (?:{_needed}|{_extent.DaysNeeded - 1}) {Days}"),
        Rule($@"\bnot (?:yet )?(?:support |permit |allow |make |form |yield |constitute |be )?{Article}{Genuine}{_needed}day (?:moving )?(?:average|averages|mean|means|window)\b"),
        Rule($@"\bnot (?:enough |sufficient )?for (?:an? |the )?(?:\w+ )?{_needed}day\b"),
        Rule($@"\b{_needed}day {UpTo(3)}(?:average|averages|window|windows|mean|value|values|figure|figures|period) (?:is|are|was|were|does|do) not (?:yet )?(?:available|possible|computable|defined|valid|given|exist|filled|covered)\b"),
        Rule(@"\bwindows? (?:of \d+ days )?(?:is|are) not (?:yet )?(?:filled|covered|full|complete|available|reached|there)\b"),
        Rule($@"\b(?:shorter than|exceeds?|longer than) (?:the |an? )?(?:\w+ )?(?:{_needed}|window|data|history|file|series|available)"),
    ];

    /// <summary>"Cannot be computed", "undefined".</summary>
    private static IEnumerable<Regex> Incomputabilities() =>
    [
        Rule($@"\b(?:can|could) not {UpTo(3)}(?:comput|calculat|determin|deriv)\w*\b"),
        Rule(@"\b(?:not|un)(?: be)? ?(?:computable|calculable|defined|definable|determinable|meaningful)\b"),
    ];

    /// <summary>"Cannot be given", "no 10-day average".</summary>
    private IEnumerable<Regex> Impossibilities() =>
    [
        Rule($@"\b(?:can|could|may|must|should) not {UpTo(3)}(?:produc|form|giv|provid|stat|deliver|report|fill|establish)\w*\b"),
        Rule($@"\bno {UpTo(3)}(?:{_needed}day|moving|rolling) (?:moving |rolling )?(?:average|averages|value|values|mean|figure|figures)\b"),
    ];

    /// <summary>"Three days, not ten", "not to be read as 10-day averages", "ten days are needed, and they do not exist".</summary>
    private IEnumerable<Regex> Contrasts() =>
    [
        Rule($@"\bnot (?:be )?(?:read|treat|treated|understood|use|used|interpret|interpreted|taken|regarded|seen) {UpTo(2)}as {Article}{Genuine}{_needed}day\b"),
        Rule($@"\b{_there}day {UpTo(3)}(?:\w+,? )?(?:instead of|rather than|not|versus|vs\.?) {UpTo(3)}{_needed}day\b"),
        Rule($@"\b{_needed} {Days}\b.*\bthey (?:do|are) not (?:yet )?(?:exist|available|there|present)\b"),
        Rule($@"\bdays\b.{{0,30}},? not (?:the |yet )?{_needed}[.!]?$"),
        Rule($@"\b{_there},? {UpTo(4)}(?:instead of|rather than|versus|vs\.?|against|compared with|compared to|,? ?not) {UpTo(3)}{_needed}(?: days|\b)"),
        Rule($@"\b{_there} {UpTo(3)}days?,? (?:and )?(?:no more|nothing else|that is all)\b"),
    ];

    /// <summary>"The file holds three", "three days are on file", "days available: 3", "starts on 2 March".</summary>
    private IEnumerable<Regex> Stock() =>
    [
        Rule($@"\b(?:file|csv|export|data|dataset|source|input|system|tills?|history|series|extract|record|records|we|there|revenue|folder|it) {UpTo(3)}(?:has|have|holds?|contains?|covers?|provides?|includes?|gives?|supplies|offers?|got|are|spans?|goes back|reaches back|stops? after|ends? after|runs? to) {UpTo(2)}{_there}(?! ?(?:%|percent|decimals?|columns?|shops?|euros?))\b"),
        Rule($@"\b(?:exists?|available|recorded|data|figures|revenue) (?:is |are )?(?:\w+ )?(?:for|on) {UpTo(2)}{_there} (?:\w+ )?days\b"),
        Rule($@"\b(?:history|series|file|data|export|record) (?:is|are) (?:\w+ )?{_there} days\b"),
        Rule($@"\b(?:available|on file|provided|found|supplied|in the file|of data|data ?points?|history|coverage|days?|rows)(?: \w+)?\s?[:=|] ?{_there}\b"),
        Rule($@"(?<!\b(?:each|all|every|any) (?:of )?(?:the |these )?)\b{_there} {UpTo(3)}(?:days?|{Rows})(?: \w+){{0,3}} (?:available|on file|on hand|exist|in the (?:file|data|export|source)|supplied|provided|recorded|to date)\b"),
        Rule($@"\b(?:starts?|begins?|started) (?:only )?(?:on |with )?(?:the )?(?:0?{_extent.First.Day}(?:nd|st|rd|th)? (?:of )?{_month}|{_month} 0?{_extent.First.Day}|{_extent.First.Year} 0?{_extent.First.Month} 0?{_extent.First.Day})\b"),
    ];

    /// <summary>"Needs ten", "ten are required", "days required: 10", "needs history back to".</summary>
    private IEnumerable<Regex> Need() =>
    [
        Rule($@"\b(?:needs?|needed|requires?|required|must have|calls? for|asks? for|takes?|expects?|demands?|necessary)(?: \w+){{0,5}}?\s?[:=|]? ?{_needed}(?:day)?\b"),
        Rule($@"\b{_needed}(?:day)?(?: \w+){{0,4}} (?:is|are|were|would be) (?:needed|required|necessary)\b"),
        Rule($@"\b(?:{_needed}|{_extent.DaysNeeded - 1}) (?:days )?(?:needed|required)\b"),
        Rule($@"\b(?:has|have|had) to be {_needed}\b"),
        Rule($@"\b(?:needs?|requires?) {UpTo(2)}(?:history|data|revenue|days) back to\b"),
    ];

    private static Regex Rule(string pattern) => new(pattern, RegexOptions.CultureInvariant);

    /// <summary>At most that many words in between.</summary>
    private static string UpTo(int words) => $@"(?:\w+ ){{0,{words}}}?";
}
