using System.Globalization;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports.Html;

/// <summary>What stands behind the numbers: costs, configuration, isolation, what was not measured, hashes.</summary>
internal static class HtmlEvidence
{
    public static void Add(HtmlPage page, CampaignSummary summary, string? recordsSha256)
    {
        Facts(page, "costs", "Cost and behaviour", Costs(summary));
        Facts(page, "configuration", "Configuration", Configuration(summary));
        if (summary.Manifest.Isolation is { } isolation)
            Isolation(page, isolation);
        Facts(page, "unmeasured", "What was not measured", Unmeasured(summary));
        Facts(page, "hashes", "Hashes (SHA-256)", Hashes(summary.Manifest, recordsSha256));
    }

    private static void Isolation(HtmlPage page, IsolationReport report) => Facts(page, "isolation", "Isolation", [
        ("provider", report.Version is null ? report.Provider : $"{report.Provider}, {report.Version}"),
        .. report.Guards.Select(guard => (guard.Name, $"{(guard.InForce ? "in force" : "not in force")}: {guard.How}")),
        .. report.Limits.Select(limit => ("limit: " + limit.Key, limit.Value)),
    ]);

    private static void Facts(HtmlPage page, string id, string heading, IEnumerable<(string Name, string Value)> facts)
    {
        page.Section(id, heading).Add("<dl class=\"facts\">");
        foreach (var (name, value) in facts)
            page.Add($"<dt>{HtmlText.Escape(name, 120)}</dt><dd>{HtmlText.Escape(value)}</dd>");
        page.Add("</dl>").EndSection();
    }

    private static IEnumerable<(string, string)> Costs(CampaignSummary summary)
    {
        yield return ("total cost", ReportNumbers.Dollars(summary.CostUsd));
        yield return ("cost per pass", summary.Passed == 0 ? "undefined (nothing passed)" : ReportNumbers.Dollars(summary.CostPerPassUsd));
        yield return ("cost of invalid attempts", ReportNumbers.Dollars(summary.WastedUsd));
        yield return ("invalid attempts", summary.InvalidAttempts.ToString(CultureInfo.InvariantCulture));
        foreach (var (cause, runs) in summary.InvalidByCause)
            yield return (CurtailedText.CountOf(cause), runs.ToString(CultureInfo.InvariantCulture));
        yield return ("success claimed, but rejected", string.Create(CultureInfo.InvariantCulture, $"{summary.FalseSuccessClaims} of {summary.SuccessClaims} claims ({ReportNumbers.Percent(summary.FalseSuccessRate)})"));
        yield return ("runs with a tool call written as text", summary.TextualToolCalls.ToString(CultureInfo.InvariantCulture));
        yield return ("sources", $"{CampaignTables.CostFile}, {CampaignTables.FailureModeFile}, {CampaignPaths.Runs}");
    }

    private static IEnumerable<(string, string)> Configuration(CampaignSummary summary)
    {
        var manifest = summary.Manifest;
        yield return ("model", manifest.Model);
        if (manifest.ModelId is { } requested) yield return ("model id requested", requested);
        if (Joined(summary.Entries.Select(entry => entry.ReturnedModel)) is { Length: > 0 } returned) yield return ("model id returned", returned);
        if (manifest.Provider is { } provider) yield return ("provider", provider);
        yield return ("instance", manifest.Instance.ToString(CultureInfo.InvariantCulture));
        yield return ("begun", manifest.CreatedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        yield return ("sandbox", manifest.Sandbox);
        if (Joined(summary.Entries.Select(entry => entry.PriceRow ?? ReportNumbers.Unknown)) is { Length: > 0 } prices) yield return ("prices", prices);
        foreach (var (name, value) in manifest.Configuration)
            yield return (name, value);
        foreach (var (name, value) in manifest.Sent)
            yield return ("sent: " + name, value);
        if (manifest.Environment is { } environment)
        {
            yield return ("harness", environment.HarnessVersion);
            yield return ("machine", string.Create(CultureInfo.InvariantCulture, $"{environment.OperatingSystem}, {environment.Runtime}, {environment.Cores} cores"));
        }
    }

    private static IEnumerable<(string, string)> Unmeasured(CampaignSummary summary)
    {
        yield return ("instances", string.Create(CultureInfo.InvariantCulture, $"any instance of the suite other than {summary.Manifest.Instance}"));
        yield return ("settings", $"other settings than those of this campaign ({CampaignPaths.Manifest})");
        foreach (var task in summary.Tasks.Where(task => task.Missing.Count > 0))
            yield return (task.Task, $"run {string.Join(", ", task.Missing)} left no record");
        foreach (var rows in summary.Rows.Where(row => row.IsInvalid).GroupBy(row => (row.Task, row.WasCurtailed)))
            yield return (rows.Key.Task, $"run {string.Join(", ", rows.Select(row => row.Run))} {(rows.Key.WasCurtailed ? "curtailed" : "could not be measured")}");
        if (summary.CostUsd is null)
            yield return ("cost", "a price or a token count is unknown");
        if (summary.UnpricedRequests > 0)
            yield return ("billing", $"whether {ReportNumbers.Count(summary.UnpricedRequests, "request")} without a readable answer were billed; the cost holds nothing for them");
        foreach (var note in summary.Notes)
            yield return ("note", note);
    }

    private static IEnumerable<(string, string)> Hashes(CampaignManifest manifest, string? recordsSha256)
    {
        yield return (CampaignPaths.Runs, recordsSha256 ?? "there is no such file");
        if (manifest.PredictionsSha256 is { } predictions)
            yield return ("predictions.json before the first run", predictions);
        foreach (var (part, hash) in manifest.Fingerprint)
            yield return ("fingerprint: " + part, hash);
        yield return ("every other file", $"in {CampaignPaths.Manifest}, under files");
    }

    private static string Joined(IEnumerable<string?> values) =>
        string.Join(", ", values.Where(value => value is not null).Distinct().Order(StringComparer.Ordinal));
}
