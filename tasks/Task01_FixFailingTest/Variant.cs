using System.Globalization;
using Harness.Sandboxes;

namespace Harness.Tasks.Task01_FixFailingTest;

/// <summary>
/// What another instance than the published one looks like: other dates, durations and names in the failing test, other
/// private names at its cause. The cause and the hidden tests are the same.
/// </summary>
internal sealed record Variant(int NewYear, int TransitDays, string Service, string Order, string ClosedDays)
{
    private const string TestFile = "tests/DeliveryPromiserTests.cs";
    private const string CalendarFile = "src/Calendars/HolidayCalendar.cs";

    // New Year's Day is a Saturday in each, so all of them have the same weekdays from 30 December to 7 January.
    private static readonly int[] NewYears = [2011, 2028, 2005, 2033, 2000, 2039, 1994];
    private static readonly string[] Services = ["Valley Courier", "Night Line", "Parcel Shuttle", "Coast Connect", "Bluebird"];
    private static readonly string[] Names = ["ObservedDays", "DaysOff", "Closures"];

    /// <summary>The variant of an instance; null for the published one, which is what lies in <c>workspace/</c>.</summary>
    /// <param name="instance">0 or more.</param>
    public static Variant? Of(int instance) => instance == 0
        ? null
        : new Variant(
            NewYears[instance % NewYears.Length],
            TransitDays: 1 + (instance % 4),
            Services[instance % Services.Length],
            Order: "SO-" + (10_000 + ((instance * 7_919L) % 90_000)).ToString(CultureInfo.InvariantCulture),
            Names[instance % Names.Length]);

    public void WriteTo(WorkspaceSetup setup)
    {
        Rewrite(
            setup,
            TestFile,
            ("SO-48213", Order),
            ("Regional Express", Service),
            ("TransitDays: 2", Invariant($"TransitDays: {TransitDays}")),
            ("2021, 12, 30", Invariant($"{NewYear - 1}, 12, 30")),
            // Monday 3 January is the first working day after the 30th, and no holiday follows within the week.
            ("2022, 1, 4", Invariant($"{NewYear}, 1, {2 + TransitDays}")));
        Rewrite(setup, CalendarFile, ("_closedDays", "_" + char.ToLowerInvariant(ClosedDays[0]) + ClosedDays[1..]), ("ClosedDays", ClosedDays));
    }

    private static void Rewrite(WorkspaceSetup setup, string path, params (string Published, string Other)[] replacements)
    {
        var text = setup.Workspace.Find(path)!.Text!.Text;
        foreach (var (published, other) in replacements)
        {
            if (!text.Contains(published, StringComparison.Ordinal))
                throw new InvalidOperationException($"{path} does not contain '{published}'");
            text = text.Replace(published, other, StringComparison.Ordinal);
        }

        setup.WriteText(path, text);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
