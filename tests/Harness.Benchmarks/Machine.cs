namespace Harness.Benchmarks;

/// <summary>What else the machine was doing.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>Processes that wanted a core, averaged over 1, 5 and 15 minutes; <c>unknown</c> where the system does not say.</summary>
    public static string Load => File.Exists(LoadFile) ? string.Join(' ', File.ReadAllText(LoadFile).Split(' ')[..3]) : "unknown";
}
