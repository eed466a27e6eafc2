using Harness.Campaigns.Reports;

namespace Harness.Tool.Doctor;

/// <summary>One line of the doctor.</summary>
/// <param name="Check">What was looked at, one word.</param>
/// <param name="Status">How it is.</param>
/// <param name="Message">What was found, in one line. Never holds a key.</param>
/// <param name="Cure">What to do about it; null when there is nothing to do.</param>
internal sealed record Finding(string Check, CheckStatus Status, string Message, string? Cure = null)
{
    private const int LongestMessage = 600;

    /// <summary>One printable line.</summary>
    public string Message { get; } = Line(Message);

    public string? Cure { get; } = Cure is null ? null : Line(Cure);

    public static Finding Ok(string check, string message) => new(check, CheckStatus.Ok, message);

    public static Finding Warning(string check, string message, string cure) => new(check, CheckStatus.Warning, message, cure);

    public static Finding Failed(string check, string message, string cure) => new(check, CheckStatus.Failed, message, cure);

    public static Finding Skipped(string check, string message) => new(check, CheckStatus.Skipped, message);

    // A message may quote a server.
    private static string Line(string text) => PlainText.OneLine(text.Length <= LongestMessage ? text : text[..LongestMessage] + "…");
}
