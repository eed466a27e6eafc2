namespace Harness.Campaigns.Reports;

/// <summary>What happened to a file since its hash was written.</summary>
public enum SealChangeKind
{
    /// <summary>It holds something else.</summary>
    Edited,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It was not there.</summary>
    Added,
}
