namespace Harness.TestLogger;

/// <summary>What the logger needs from the process that it is a guest of.</summary>
/// <param name="Output">Where lines go.</param>
/// <param name="Width">Columns of the terminal; a generous number when there is none.</param>
/// <param name="IsTerminal">A person may be looking.</param>
/// <param name="ReadEnvironment">Reads an environment variable; null when it is not set.</param>
/// <param name="AtExit">Does something when the process ends, after the last line of every other logger.</param>
/// <param name="FailProcess">Makes the process exit with 1, whatever its own verdict is.</param>
public sealed record LoggerHost(
    TextWriter Output,
    int Width,
    bool IsTerminal,
    Func<string, string?> ReadEnvironment,
    Action<Action> AtExit,
    Action FailProcess)
{
    private const int WidthWithoutTerminal = 200;

#pragma warning disable RS0030 // The edge: vstest.console loads the logger by name and hands nothing in.
    /// <summary>The process of vstest.console.</summary>
    public static LoggerHost ForThisProcess() => new(
        Console.Out,
        Console.IsOutputRedirected ? WidthWithoutTerminal : Console.WindowWidth,
        !Console.IsOutputRedirected,
        Environment.GetEnvironmentVariable,
        action => AppDomain.CurrentDomain.ProcessExit += (_, _) => action(),
        // Main's own exit code overwrites one that is set earlier.
        () => AppDomain.CurrentDomain.ProcessExit += (_, _) => Environment.ExitCode = 1);
#pragma warning restore RS0030
}
