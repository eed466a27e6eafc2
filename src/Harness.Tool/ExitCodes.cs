namespace Harness.Tool;

/// <summary>What the commands exit with.</summary>
internal static class ExitCodes
{
    /// <summary>The command did what was asked, and nothing that it looked at is wrong.</summary>
    public const int Success = 0;

    /// <summary>Something is wrong: the command line, the machine, the model. Standard error or the result says what.</summary>
    public const int Failure = 1;

    /// <summary>A candidate is worse than its baseline.</summary>
    public const int Regressed = 20;

    /// <summary>The data can show neither a regression nor its absence.</summary>
    public const int Inconclusive = 21;

    /// <summary>Planned runs were not made or could not be measured; what was measured is there.</summary>
    public const int Incomplete = 22;

    /// <summary>Ctrl+C or SIGTERM.</summary>
    public const int Cancelled = 130;
}
