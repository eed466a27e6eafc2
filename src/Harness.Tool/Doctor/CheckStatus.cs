namespace Harness.Tool.Doctor;

/// <summary>What a check found.</summary>
internal enum CheckStatus
{
    Ok,

    /// <summary>Campaigns can be made, yet something should be known.</summary>
    Warning,

    /// <summary>Campaigns cannot be made like this.</summary>
    Failed,

    /// <summary>Not looked at; the message says why.</summary>
    Skipped,
}
