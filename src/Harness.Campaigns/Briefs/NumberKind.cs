namespace Harness.Campaigns.Briefs;

/// <summary>What a number in a brief is by its looks.</summary>
internal enum NumberKind
{
    /// <summary><c>22/30</c>, <c>4 of 6</c>.</summary>
    Fraction,

    /// <summary><c>73.3 %</c>, as 73.3.</summary>
    Percent,

    /// <summary><c>$0.0018</c>.</summary>
    Money,

    /// <summary><c>0.6 s</c>.</summary>
    Seconds,

    /// <summary><c>[.56, .86]</c>.</summary>
    Interval,

    /// <summary><c>p = .042</c>.</summary>
    PValue,

    /// <summary><c>3 tool calls</c>: a number and what it counts.</summary>
    Count,

    /// <summary>Any other number.</summary>
    Plain,
}
