using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Briefs;

/// <summary>The numbers that records give, of the campaign, of each task and of each run.</summary>
internal static class SummaryFacts
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Fact> Of(CampaignSummary summary)
    {
        var whole = Rates("", summary.Passed, summary.Valid)
            .Concat(Money("", 0, summary.CostUsd))
            .Concat(PerPass(summary.CostPerPassUsd))
            .Concat(Counts("", [.. summary.Runs]))
            .Append(new Fact(NumberKind.Count, "task", summary.Tasks.Count))
            .Append(new Fact(NumberKind.Count, "run", summary.Planned))
            .Append(new Fact(NumberKind.Count, "missing", summary.Missing));
        return whole.Concat(summary.Tasks.SelectMany(OfTask)).Concat(Published(summary));
    }

    /// <summary>A score as fraction, percentage and interval.</summary>
    public static IEnumerable<Fact> Rates(string task, int passed, int valid)
    {
        yield return new Fact(NumberKind.Fraction, "passes", passed, task, Other: valid);
        yield return new Fact(NumberKind.Count, "pass", passed, task);
        yield return new Fact(NumberKind.Count, "run", valid, task);
        if (passed < 0 || passed > valid || WilsonScore.Of(passed, valid) is not { } interval)
            yield break;
        yield return new Fact(NumberKind.Percent, "pass rate", passed * 100m / valid, task);
        yield return new Fact(NumberKind.Interval, "pass rate", (decimal)interval.Low, task, Other: (decimal)interval.High);
    }

    /// <summary>What one pass cost, when it is known.</summary>
    public static IEnumerable<Fact> PerPass(decimal? cost)
    {
        if (cost is { } known)
            yield return new Fact(NumberKind.Money, "cost per pass", known);
    }

    /// <summary>A cost, when it is known.</summary>
    public static IEnumerable<Fact> Money(string task, int run, decimal? cost, string quantity = "cost")
    {
        if (cost is { } known)
            yield return new Fact(NumberKind.Money, quantity, known, task, run);
    }

    private static IEnumerable<Fact> OfTask(TaskSummary task)
    {
        foreach (var fact in Rates(task.Task, task.Passed, task.Valid).Concat(Money(task.Task, 0, task.CostUsd)).Concat(Counts(task.Task, task.Runs)))
            yield return fact;
        foreach (var (quantity, value) in new[] { ("mean", task.MeanSeconds), ("p50", task.MedianSeconds), ("p95", task.P95Seconds) })
        {
            if (value is { } seconds)
                yield return new Fact(NumberKind.Seconds, quantity, (decimal)seconds, task.Task);
        }

        foreach (var fact in task.Runs.SelectMany(OfRun))
            yield return fact;
    }

    private static IEnumerable<Fact> OfRun(RunRecord run)
    {
        yield return new Fact(NumberKind.Seconds, "mean", (decimal)run.Seconds, run.Task, run.Run);
        yield return new Fact(NumberKind.Count, "turn", run.Turns, run.Task, run.Run);
        yield return new Fact(NumberKind.Count, "tool call", run.Facts.ToolCalls, run.Task, run.Run);
        yield return new Fact(NumberKind.Count, "request", run.Requests, run.Task, run.Run);
        foreach (var fact in Money(run.Task, run.Run, run.CostUsd))
            yield return fact;
    }

    private static IEnumerable<Fact> Counts(string task, IReadOnlyList<RunRecord> runs)
    {
        yield return new Fact(NumberKind.Count, "failure", runs.Count(run => run.Outcome.Kind == OutcomeKind.Failed), task);
        yield return new Fact(NumberKind.Count, "invalid", runs.Count(run => run.Outcome.Kind == OutcomeKind.Invalid), task);
        yield return new Fact(NumberKind.Count, "quick fail", runs.Count(run => run.Outcome.QuickFail), task);
        yield return new Fact(NumberKind.Count, "tool call", runs.Sum(run => (decimal)run.Facts.ToolCalls), task);
        yield return new Fact(NumberKind.Count, "turn", runs.Sum(run => (decimal)run.Turns), task);
        foreach (var shape in Enum.GetValues<FailureShape>())
            yield return new Fact(NumberKind.Count, shape.Name(), runs.Count(run => run.Outcome.Shape == shape), task);
    }

    private static IEnumerable<Fact> Published(CampaignSummary summary)
    {
        foreach (var task in summary.TotalsOnly?.Tasks ?? [])
        {
            if (task.Passed is { } passed)
                yield return new Fact(NumberKind.Fraction, "passes", passed, task.Task, Other: summary.Manifest.RunsPerTask);
            if (task.QuickFails is { } quick)
                yield return new Fact(NumberKind.Count, "quick fail", quick, task.Task);
        }
    }
}
