namespace Harness.Tasks.Task06_HandleAmbiguousRequirement;

/// <summary>The words of <c>docs/lists.md</c>, and what the ticket makes of each setting.</summary>
public static class ListSettings
{
    public const string Window = "window";
    public const string Measure = "measure";
    public const string Ties = "ties";

    /// <summary>The settings that the ticket leaves open.</summary>
    public static IReadOnlyList<string> Open { get; } = [Window, Measure, Ties];

    /// <summary>The settings that the ticket gives in so many words.</summary>
    public static IReadOnlyList<string> Settled { get; } = ["size", "scope", "audience", "formats", "renewals"];

    /// <summary>Of each open setting the values that are a reading of the ticket; hidden tests exist for all combinations.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Readings { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Window] = ["last_7_days", "last_14_days", "last_28_days", "last_30_days", "last_60_days", "last_90_days", "this_month", "previous_month"],
        [Measure] = ["loans", "borrowers", "holds", "loans_and_holds", "loans_per_copy"],
        [Ties] = ["by_name", "by_number", "latest_first", "newest_first", "share_last_place"],
    };

    /// <summary>Values that exist, but say the opposite of the ticket: why.</summary>
    public static IReadOnlyDictionary<string, string> NoReadings { get; } = new Dictionary<string, string>
    {
        ["all_time"] = "has no beginning, and the ticket says 'recently'",
        ["newness"] = "ranks what came in last, and the ticket asks what was top at the branch",
    };
}
