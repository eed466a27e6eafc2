namespace Lindenvale.Screens.Acceptance;

/// <summary>One way to read the ticket, in the words of docs/lists.md.</summary>
internal sealed record Reading(string Window, string Measure, string Ties)
{
    private static readonly string[] Windows =
    [
        "last_7_days", "last_14_days", "last_28_days", "last_30_days", "last_60_days", "last_90_days", "this_month", "previous_month",
    ];

    private static readonly string[] Measures = ["loans", "borrowers", "holds", "loans_and_holds", "loans_per_copy"];

    private static readonly string[] TieRules = ["by_name", "by_number", "latest_first", "newest_first", "share_last_place"];

    public static IReadOnlyList<Reading> All { get; } =
    [
        .. from window in Windows
        from measure in Measures
        from ties in TieRules
        select new Reading(window, measure, ties),
    ];
}
