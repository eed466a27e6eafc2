namespace Harness.Models;

/// <summary>How long one model call is tried.</summary>
public sealed record RetryPolicyOptions
{
    /// <summary>Attempts of one call, the first included. Default 5, from 1 to 100.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>
    /// The longest time that one attempt may take; then it counts as <see cref="ProviderFault.Infrastructure"/>.
    /// Default 5 minutes, from 10 ms to 1 day.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The median wait before the second attempt; it doubles with every further one, jittered. Default 1 s, from 0 to
    /// <see cref="MaxDelay"/>.
    /// </summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, also when the provider asks for a longer one. Default 60 s, from 0 to 1 day.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    internal void Validate()
    {
        Require(MaxAttempts is >= 1 and <= 100, nameof(MaxAttempts), MaxAttempts, "from 1 to 100");
        Require(AttemptTimeout >= TimeSpan.FromMilliseconds(10) && AttemptTimeout <= TimeSpan.FromDays(1), nameof(AttemptTimeout), AttemptTimeout, "from 10 ms to 1 day");
        Require(MaxDelay >= TimeSpan.Zero && MaxDelay <= TimeSpan.FromDays(1), nameof(MaxDelay), MaxDelay, "from 0 to 1 day");
        Require(BaseDelay >= TimeSpan.Zero && BaseDelay <= MaxDelay, nameof(BaseDelay), BaseDelay, $"from 0 to {nameof(MaxDelay)}");
    }

    private static void Require(bool holds, string name, object value, string allowed)
    {
        if (!holds) throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; allowed is {allowed}."), name);
    }
}
