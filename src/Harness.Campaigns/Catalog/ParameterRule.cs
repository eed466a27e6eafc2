namespace Harness.Campaigns.Catalog;

/// <summary>What becomes of a sampling parameter that is sent.</summary>
public enum ParameterRule
{
    /// <summary>Not known: sent, and the answer tells.</summary>
    Unknown,

    /// <summary>Takes effect.</summary>
    Accepted,

    /// <summary>Answered with an error, or the protocol has no place for it: asking for it is an error before the first call.</summary>
    Refused,

    /// <summary>Taken without effect.</summary>
    Ignored,

    /// <summary>The service has a value of its own and takes no other.</summary>
    Fixed,
}
