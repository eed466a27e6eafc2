namespace Harness.Campaigns.Briefs;

/// <summary>What can be the matter with a claim.</summary>
public enum BriefFindingKind
{
    /// <summary>The file says something else.</summary>
    DoesNotHold,

    /// <summary>A number in an observed passage names no source.</summary>
    NoSource,

    /// <summary>The source is not there, is outside the campaign, or holds nothing that could be compared.</summary>
    SourceMissing,

    /// <summary>The source is not the file that was sealed, or not what the records give.</summary>
    SourceChanged,

    /// <summary>Words that the numbers do not carry.</summary>
    Overstated,

    /// <summary>A block of code or a comment that never ends: what stands behind it was not checked.</summary>
    NotChecked,
}
