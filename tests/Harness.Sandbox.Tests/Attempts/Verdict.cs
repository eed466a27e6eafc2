namespace Harness.Sandbox.Tests.Attempts;

/// <summary>How an attempt is to end where its guard is in force.</summary>
public enum Verdict
{
    /// <summary>The kernel said no, or what was looked for is not there.</summary>
    Refused,

    /// <summary>It went on until a limit ended it, or until a limit gave it no more.</summary>
    StoppedAtLimit,

    /// <summary>It did what it wanted, and nothing outside of the sandbox noticed.</summary>
    Contained,
}
