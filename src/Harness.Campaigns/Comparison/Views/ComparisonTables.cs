using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison.Views;

/// <summary>The tables of a comparison as rows of cells, the heading first. Text of folders in them is not escaped.</summary>
internal static class ComparisonTables
{
    private const string None = "-";
    private const int MostColumns = 26;

    private static readonly string Passing = OutcomeKind.Passed.Name();

    /// <summary>Which columns of <see cref="Campaigns"/> hold numbers.</summary>
    public static readonly bool[] CampaignColumns = [false, true, true, false, true, true, true, true, false];

    /// <summary>A row for each campaign: score, costs, times.</summary>
    public static IEnumerable<string[]> Campaigns(CampaignComparison comparison)
    {
        yield return ["", "score", "rate", "95 % (runs)", "cost per run", "cost per pass", "p50", "p95", "score and cost per pass"];
        for (var i = 0; i < comparison.Campaigns.Count; i++)
        {
            var campaign = comparison.Campaigns[i];
            yield return
            [
                CampaignComparison.LetterOf(i), Score(campaign.Passed, campaign.Valid), ReportNumbers.Percent(campaign.PassRate), ReportNumbers.Bounds(campaign.PassInterval),
                ReportNumbers.Dollars(campaign.CostPerRunUsd) + Bounds(campaign.CostPerRunInterval), PerPass(campaign),
                ReportNumbers.Seconds(campaign.MedianSeconds), ReportNumbers.Seconds(campaign.P95Seconds), Standing(comparison.Front[i]),
            ];
        }
    }

    /// <summary>A row for each task: passed of valid runs, and the change in points where it is compared. Of many campaigns, a row for each of them.</summary>
    public static IEnumerable<string[]> Tasks(CampaignComparison comparison) => Narrow(comparison, TasksOf(comparison));

    /// <summary>A row for each way in which a row of some campaign ended, counted. Of many campaigns, a row for each of them.</summary>
    public static IEnumerable<string[]> Outcomes(CampaignComparison comparison) => Narrow(comparison, OutcomesOf(comparison));

    /// <summary>What a campaign is, beside its id.</summary>
    public static string Kind(CampaignTally campaign) => string.Join(", ", KindsOf(campaign).Prepend(campaign.Model));

    /// <summary>What has to be known before a number of a campaign is used.</summary>
    public static IEnumerable<string> KindsOf(CampaignTally campaign)
    {
        if (campaign.IsReconstruction) yield return "reconstruction";
        if (campaign.TotalsOnly is not null) yield return "totals only";
        if (campaign.IsReplay) yield return "replay";
        if (campaign.Curtailed > 0) yield return "curtailed";
        if (campaign.Invalid - campaign.Curtailed + campaign.Missing > 0 || campaign.Planned == 0) yield return "incomplete";
        if (campaign.Manifest.Edited.Count > 0) yield return "edited";
    }

    public static string Score(int passed, int valid) => string.Create(CultureInfo.InvariantCulture, $"{passed}/{valid}");

    public static string Standing(ParetoStanding standing) => standing switch
    {
        ParetoStanding.OnFront => "on the front",
        ParetoStanding.Dominated => "dominated",
        ParetoStanding.Curtailed => "no place: curtailed",
        _ => "no place: cost unknown",
    };

    /// <summary>The cost per pass with its interval.</summary>
    public static string PerPass(CampaignTally campaign) => PerPassAlone(campaign) + Bounds(campaign.CostPerPassInterval);

    /// <summary>The cost per pass; of totals as it was published, because rounding it once more would be another number.</summary>
    public static string PerPassAlone(CampaignTally campaign) => campaign switch
    {
        { Passed: 0 } => "undefined",
        { TotalsOnly: not null, CostPerPassUsd: { } published } => "$" + published.ToString("0.0000######", CultureInfo.InvariantCulture),
        _ => ReportNumbers.Dollars(campaign.CostPerPassUsd),
    };

    private static IEnumerable<string[]> TasksOf(CampaignComparison comparison)
    {
        string[] tasks = [.. comparison.Campaigns.SelectMany(campaign => campaign.Tasks).Select(task => task.Task).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        yield return ["task", "name", .. Letters(comparison)];
        foreach (var task in tasks)
        {
            var records = comparison.Campaigns.Select(campaign => campaign.Tasks.FirstOrDefault(one => one.Task == task)).ToArray();
            yield return
            [
                task, records.OfType<TaskRecord>().First().Name, Passed(records[0]),
                .. comparison.Pairs.Select((pair, i) => Passed(records[i + 1]) + Change(pair.Tasks.FirstOrDefault(change => change.Task == task))),
            ];
        }
    }

    private static IEnumerable<string[]> OutcomesOf(CampaignComparison comparison)
    {
        yield return ["outcome", .. Letters(comparison)];
        foreach (var (group, name) in comparison.Campaigns.SelectMany(campaign => campaign.Outcomes.Names).Distinct().OrderBy(outcome => outcome.Group).ThenBy(outcome => outcome.Name != Passing).ThenBy(outcome => outcome.Name, StringComparer.Ordinal))
            yield return [Label(group, name), .. comparison.Campaigns.Select(campaign => campaign.TotalsOnly is null ? campaign.Outcomes.Of(group, name).ToString(CultureInfo.InvariantCulture) : None)];
    }

    // A table as wide as a thousand campaigns can be read nowhere.
    private static IEnumerable<string[]> Narrow(CampaignComparison comparison, IEnumerable<string[]> rows)
    {
        string[][] table = [.. rows];
        return comparison.Campaigns.Count <= MostColumns ? table : Enumerable.Range(0, table[0].Length).Select(column => table.Select(row => row[column]).ToArray());
    }

    private static string Bounds(Interval? interval) =>
        interval is { } known ? string.Create(CultureInfo.InvariantCulture, $" [{known.Low:0.0000}, {known.High:0.0000}]") : "";

    private static IEnumerable<string> Letters(CampaignComparison comparison) => comparison.Campaigns.Select((_, i) => CampaignComparison.LetterOf(i));

    private static string Passed(TaskRecord? task) => task is null ? None : Score(task.Passed, task.Valid);

    private static string Change(TaskChange? change) => change switch
    {
        null => "",
        { Differing.Count: > 0 } => " (another task)",
        { Delta: { } delta, Alarm: { } alarm } => string.Create(CultureInfo.InvariantCulture, $" ({delta * 100:+0;-0;0}){(alarm.IsRaised ? " !" : "")}"),
        _ => "",
    };

    private static string Label(OutcomeGroup group, string name) => group switch
    {
        OutcomeGroup.Kind => name,
        OutcomeGroup.Cause => $"invalid: {name}",
        OutcomeGroup.Flag => $"flag: {name}",
        OutcomeGroup.Shape => $"shape: {Published(name)}",
        _ => $"mode: {Published(name)}",
    };

    private static string Published(string name) => name == OutcomeCounts.NotPublished ? "not published" : name;
}
