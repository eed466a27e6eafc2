using Harness.Campaigns.Records;

namespace Harness.Campaigns.Predictions;

/// <summary>A quantity as a campaign has it.</summary>
/// <param name="Value">The number; null when it is not known.</param>
/// <param name="Runs">The runs that were counted; empty for what is no count of runs.</param>
/// <param name="Others">The valid runs that were looked at and not counted.</param>
/// <param name="Open">How much a count may still rise: rows that were not made or could not be measured.</param>
/// <param name="Why">Why the number is not known, or not final.</param>
internal sealed record Measurement(
    decimal? Value, IReadOnlyList<RunEntry> Runs, IReadOnlyList<RunEntry> Others, int Open = 0, string? Why = null)
{
    public static Measurement Of(decimal? value, string whyNot) => new(value, [], [], Why: value is null ? whyNot : null);

    public static Measurement Unknown(string why) => new(null, [], [], Why: why);

    /// <summary>The answer of <paramref name="judge"/> when it is the same for every value that the number may come to; null when it is not.</summary>
    public T? Settled<T>(Func<decimal, T> judge) where T : struct
    {
        if (Value is not { } value) return null;
        var answer = judge(value);
        for (var more = 1; more <= Open; more++)
        {
            if (!judge(value + more).Equals(answer))
                return null;
        }

        return answer;
    }
}
