using Harness.Campaigns.Reports;

namespace Harness.TestLogger;

/// <summary>The logger's parameter <c>Color</c>: <c>auto</c> (default), <c>always</c> or <c>never</c>.</summary>
internal static class ColourChoice
{
    /// <summary>
    /// <c>always</c> and <c>never</c> are obeyed; <c>auto</c> paints on a terminal unless <c>NO_COLOR</c> is set to anything
    /// (https://no-color.org) or <c>TERM</c> is <c>dumb</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The parameter has another value.</exception>
    public static Ink From(string? parameter, LoggerHost host) => parameter?.ToLowerInvariant() switch
    {
        "always" => Ink.Colour,
        "never" => Ink.Plain,
        null or "" or "auto" => Allowed(host) ? Ink.Colour : Ink.Plain,
        _ => throw new ArgumentException($"The harness logger's parameter Color is '{parameter}'; allowed are auto, always and never."),
    };

    private static bool Allowed(LoggerHost host) =>
        host.IsTerminal && string.IsNullOrEmpty(host.ReadEnvironment("NO_COLOR")) && host.ReadEnvironment("TERM") != "dumb";
}
