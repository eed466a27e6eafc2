namespace Harness.Tool;

/// <summary>What the commands exit with.</summary>
internal static class ExitCodes
{
    /// <summary>The command did what was asked, and nothing that it looked at is wrong.</summary>
    public const int Success = 0;

    /// <summary>Something is wrong: the command line, the machine, the model. Standard error or the result says what.</summary>
    public const int Failure = 1;

    /// <summary>Ctrl+C or SIGTERM.</summary>
    public const int Cancelled = 130;
}
