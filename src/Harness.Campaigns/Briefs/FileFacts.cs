using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Briefs;

/// <summary>The numbers that one file of a campaign gives.</summary>
internal static class FileFacts
{
    /// <summary>The numbers of a file; null when it is none that holds numbers to compare with.</summary>
    /// <param name="file">Its path below the campaign's folder.</param>
    /// <param name="read">Its content, for a table.</param>
    /// <param name="summary">What the records come to.</param>
    public static IReadOnlyList<Fact>? Of(string file, Func<string> read, CampaignSummary summary) => file switch
    {
        CampaignTables.PassRateFile => [.. PassRates(CsvTable.Parse(read()))],
        CampaignTables.CostFile => [.. Costs(CsvTable.Parse(read()), summary.Passed)],
        CampaignTables.ToolCallsFile => [.. ToolCalls(CsvTable.Parse(read()))],
        CampaignTables.FailureModeFile => [.. Modes(CsvTable.Parse(read()))],
        PredictionTable.File => [.. Predictions(CsvTable.Parse(read()))],
        CampaignPaths.Runs => [.. SummaryFacts.Of(summary)],
        CampaignPaths.Manifest => [.. Manifest(summary.Manifest)],
        _ => null,
    };

    private static IEnumerable<Fact> PassRates(CsvTable table)
    {
        var (passed, valid) = (Sum(table, "passed"), Sum(table, "valid"));
        foreach (var fact in SummaryFacts.Rates("", passed, valid).Concat(SummaryFacts.Money("", 0, SumOrUnknown(table, "cost_usd"))))
            yield return fact;
        foreach (var fact in SummaryFacts.PerPass(Cost.PerPass(SumOrUnknown(table, "cost_usd"), passed)))
            yield return fact;
        yield return new Fact(NumberKind.Count, "task", table.Rows.Count);
        yield return new Fact(NumberKind.Count, "run", Sum(table, "planned"));
        yield return new Fact(NumberKind.Count, "failure", valid - passed);
        yield return new Fact(NumberKind.Count, "missing", Sum(table, "planned") - valid - Sum(table, "invalid"));
        foreach (var column in new[] { "wrong_answer", "gave_up_mid_plan", "invalid" })
            yield return new Fact(NumberKind.Count, column, Sum(table, column));
        foreach (var row in table.Rows)
        {
            var task = row.GetValueOrDefault("task") ?? "";
            var (ok, of) = ((int)(CsvTable.Number(row, "passed") ?? 0), (int)(CsvTable.Number(row, "valid") ?? 0));
            foreach (var fact in SummaryFacts.Rates(task, ok, of))
                yield return fact;
            yield return new Fact(NumberKind.Count, "failure", of - ok, task);
            foreach (var column in new[] { "wrong_answer", "gave_up_mid_plan", "invalid", "planned" })
                yield return new Fact(NumberKind.Count, column, CsvTable.Number(row, column) ?? 0, task);
            foreach (var (quantity, column) in new[] { ("mean", "mean_seconds"), ("p50", "p50_seconds"), ("p95", "p95_seconds") })
            {
                if (CsvTable.Number(row, column) is { } seconds)
                    yield return new Fact(NumberKind.Seconds, quantity, seconds, task);
            }

            foreach (var fact in SummaryFacts.Money(task, 0, CsvTable.Number(row, "cost_usd")))
                yield return fact;
        }
    }

    private static IEnumerable<Fact> Costs(CsvTable table, int passed)
    {
        var cost = SumOrUnknown(table, "cost_usd");
        var wasted = new CsvTable([.. table.Rows.Where(row => row.GetValueOrDefault("wasted") == "true")]);
        foreach (var fact in SummaryFacts.Money("", 0, cost).Concat(SummaryFacts.PerPass(Cost.PerPass(cost, passed))).Concat(SummaryFacts.Money("", 0, SumOrUnknown(wasted, "cost_usd"), "wasted")))
            yield return fact;
        yield return new Fact(NumberKind.Count, "attempt", table.Rows.Count);
        yield return new Fact(NumberKind.Count, "invalid", wasted.Rows.Count);
        foreach (var column in new[] { "input_tokens", "output_tokens" })
        {
            if (SumOrUnknown(table, column) is { } tokens)
                yield return new Fact(NumberKind.Count, "token", tokens);
        }

        foreach (var rows in table.Rows.GroupBy(row => row.GetValueOrDefault("task") ?? ""))
        {
            foreach (var fact in SummaryFacts.Money(rows.Key, 0, SumOrUnknown(new CsvTable([.. rows]), "cost_usd")))
                yield return fact;
            foreach (var row in rows)
            {
                foreach (var fact in SummaryFacts.Money(rows.Key, (int)(CsvTable.Number(row, "run") ?? 0), CsvTable.Number(row, "cost_usd")))
                    yield return fact;
            }
        }
    }

    private static IEnumerable<Fact> ToolCalls(CsvTable table)
    {
        yield return new Fact(NumberKind.Count, "tool call", Sum(table, "calls"));
        foreach (var task in table.Rows.GroupBy(row => row.GetValueOrDefault("task") ?? ""))
        {
            yield return new Fact(NumberKind.Count, "tool call", Sum(new CsvTable([.. task]), "calls"), task.Key);
            foreach (var run in task.GroupBy(row => (int)(CsvTable.Number(row, "run") ?? 0)))
                yield return new Fact(NumberKind.Count, "tool call", Sum(new CsvTable([.. run]), "calls"), task.Key, run.Key);
        }
    }

    private static IEnumerable<Fact> Modes(CsvTable table)
    {
        int Runs(Func<IReadOnlyDictionary<string, string>, bool> which) => Sum(new CsvTable([.. table.Rows.Where(which)]), "runs");
        var (passed, failed) = (Runs(row => row.GetValueOrDefault("outcome") == "passed"), Runs(row => row.GetValueOrDefault("outcome") == "failed"));
        foreach (var fact in SummaryFacts.Rates("", passed, passed + failed))
            yield return fact;
        yield return new Fact(NumberKind.Count, "failure", failed);
        yield return new Fact(NumberKind.Count, "invalid", Runs(row => row.GetValueOrDefault("outcome") == "invalid"));
        yield return new Fact(NumberKind.Count, "quick fail", Runs(row => row.GetValueOrDefault("quick_fail") == "true"));
        foreach (var shape in table.Rows.GroupBy(row => row.GetValueOrDefault("shape") ?? "").Where(shape => shape.Key.Length > 0))
            yield return new Fact(NumberKind.Count, shape.Key, Sum(new CsvTable([.. shape]), "runs"));
    }

    private static IEnumerable<Fact> Predictions(CsvTable table)
    {
        var scored = table.Rows.Where(row => row.GetValueOrDefault("strict") is "true" or "false").ToArray();
        yield return new Fact(NumberKind.Fraction, "strict", scored.Count(row => row["strict"] == "true"), Other: scored.Length);
        yield return new Fact(NumberKind.Fraction, "lenient", scored.Count(row => row.GetValueOrDefault("lenient") == "true"), Other: scored.Length);
        yield return new Fact(NumberKind.Count, "prediction", scored.Length);
        foreach (var row in table.Rows)
        {
            if (CsvTable.Number(row, "actual") is { } actual)
                yield return new Fact(NumberKind.Plain, "actual", actual, row.GetValueOrDefault("id") ?? "");
        }
    }

    private static IEnumerable<Fact> Manifest(CampaignManifest manifest)
    {
        yield return new Fact(NumberKind.Count, "task", manifest.Plan.Count);
        yield return new Fact(NumberKind.Count, "run", manifest.RunsPerTask);
        yield return new Fact(NumberKind.Count, "run", manifest.PlannedRuns());
        foreach (var price in manifest.Prices)
        {
            foreach (var fact in SummaryFacts.Money("", 0, price.Input, "price").Concat(SummaryFacts.Money("", 0, price.Output, "price")))
                yield return fact;
        }

        if (manifest.Published is not { } published)
            yield break;
        foreach (var fact in SummaryFacts.Rates("", published.Passed, published.Valid).Concat(SummaryFacts.Money("", 0, published.CostUsd)).Concat(SummaryFacts.PerPass(published.CostPerPassUsd)))
            yield return fact;
    }

    private static int Sum(CsvTable table, string column) => (int)Math.Clamp(table.Rows.Sum(row => CsvTable.Number(row, column) ?? 0), 0, int.MaxValue);

    private static decimal? SumOrUnknown(CsvTable table, string column) => Cost.Sum(table.Rows.Select(row => CsvTable.Number(row, column)));
}
