namespace Harness.Campaigns.Briefs;

/// <summary>What an author says about a passage. A tag holds from where it stands to the next one, or to the end of its paragraph.</summary>
public enum BriefTag
{
    /// <summary>No tag: numbers with a source are checked, others are not asked for one.</summary>
    None,

    /// <summary><c>[Observed]</c>: in the data; every number has a source.</summary>
    Observed,

    /// <summary><c>[Speculation]</c>: believed, not measured; not checked.</summary>
    Speculation,

    /// <summary><c>[Unobserved]</c>: what was not run; not checked.</summary>
    Unobserved,
}
