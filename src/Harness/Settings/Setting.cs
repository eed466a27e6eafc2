using System.Globalization;

namespace Harness.Settings;

/// <summary>What one setting means and takes. Validation, its messages and the README's table all come from here.</summary>
/// <param name="Name">As in <c>harness.json</c>, e.g. <c>maxAttempts</c>.</param>
/// <param name="Takes">The allowed values, for people.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Value">Reads the value.</param>
/// <param name="Allows">Whether the value is allowed.</param>
/// <param name="Unset">The default in words, where the value alone does not say it.</param>
public sealed record Setting(
    string Name,
    string Takes,
    string Meaning,
    Func<HarnessSettings, object?> Value,
    Func<HarnessSettings, bool> Allows,
    string? Unset = null)
{
    /// <summary>The default, e.g. <c>5</c>.</summary>
    public string Default => Unset ?? Convert.ToString(Value(new HarnessSettings()), CultureInfo.InvariantCulture)!;

    /// <summary>The variable in the environment, e.g. <c>HARNESS_MAX_ATTEMPTS</c>.</summary>
    public string Variable => SettingNames.Variable(Name);
}
