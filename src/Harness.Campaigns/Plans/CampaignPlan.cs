using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Plans;

/// <summary>What <c>HARNESS_PLAN=1</c> prints: what would run, what it would cost, and what it could show.</summary>
public sealed record CampaignPlan
{
    /// <summary>The first line begins with this. A row that is skipped for a plan has the plan as its reason.</summary>
    public const string Mark = "plan: nothing was run and no model was asked";

    /// <summary>The baseline that is taken when no campaign is recorded: passes of valid runs.</summary>
    private static readonly (int Passed, int Valid) Example = (22, 30);

    public required string Suite { get; init; }

    /// <summary>The rows that would be made.</summary>
    public required IReadOnlyList<PlannedTask> Rows { get; init; }

    /// <summary>Selected rows that the continued campaign holds already.</summary>
    public int Recorded { get; init; }

    public required string Model { get; init; }

    /// <summary>The id that would be sent to the provider; null for a scripted model.</summary>
    public string? ModelId { get; init; }

    /// <summary>What would keep the code that the agent writes apart from the machine; null when that is not known.</summary>
    public string? Sandbox { get; init; }

    /// <summary>The price in force; null when it is unknown.</summary>
    public PriceRow? Price { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Money per run in USD; null is no limit.</summary>
    public decimal? MaxCostPerRunUsd { get; init; }

    /// <summary>Money per campaign in USD; null is no limit.</summary>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>The most that one run of a task can cost by its limits on tokens and turns; null when unknown.</summary>
    public required Func<string, decimal?> WorstRunUsd { get; init; }

    /// <summary>A campaign to look back to.</summary>
    public PriorCampaign? Prior { get; init; }

    private int Runs => Rows.Sum(task => task.Runs.Count);

    /// <summary>The plan as plain text, a fact a line.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Mark;
        yield return Text($"suite       {Suite}: {Runs} runs of {Rows.Count} tasks ({string.Join(", ", Rows.Select(task => Text($"{task.Task} x {task.Runs.Count}")))}){(Recorded > 0 ? Text($"; {Recorded} more are recorded already") : "")}");
        yield return $"model       {PlainText.OneLine(Model)}{(ModelId is null ? ", a script" : $", sent as {PlainText.OneLine(ModelId)}")}";
        if (Sandbox is not null)
            yield return "sandbox     " + PlainText.OneLine(Sandbox);
        yield return "price       " + PriceText();
        yield return $"limits      per run {Limit(MaxCostPerRunUsd)}, per campaign {Limit(MaxCostUsd)}";
        var cost = CostForecast.Of(Rows, Price, At, Prior);
        yield return $"cost        expected {ReportNumbers.Dollars(cost.ExpectedUsd)} ({ReportNumbers.Dollars(cost.LowUsd)} to {ReportNumbers.Dollars(cost.HighUsd)})";
        yield return "            basis: " + PlainText.OneLine(cost.Basis);
        yield return $"at most     {ReportNumbers.Dollars(WorstCaseUsd())}, by the limits on money, tokens and turns; a run's last request may pass its limit on tokens";
        yield return "could show  " + Detectable();
    }

    /// <summary>The most that all rows can cost in USD under the limits; null when unknown.</summary>
    public decimal? WorstCaseUsd()
    {
        var runs = Cost.Sum(Rows.Select(task => task.Runs.Count * Smaller(WorstRunUsd(task.Task), MaxCostPerRunUsd)));
        return Smaller(runs, MaxCostUsd);
    }

    private string PriceText()
    {
        if (Price is not { } price) return ReportNumbers.Unknown;
        if (price.IsFree) return "free";
        var now = price.PricesAt(0, At);
        var source = price.Source is null ? "no source given" : $"{price.Source}, {price.SourceDate ?? "undated"}";
        return PlainText.OneLine(Text($"{price.Id}: ${now.InputUsd} in, ${now.OutputUsd} out, ${now.CacheReadUsd ?? now.InputUsd} cached, per million tokens, in force {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({source})"));
    }

    private string Detectable()
    {
        var (passed, valid) = Prior is { Valid: > 0 } prior ? (prior.Passed, prior.Valid) : Example;
        var baseline = Text($"a baseline of {passed}/{valid} ({(Prior is { Valid: > 0 } ? PlainText.OneLine(Prior.Manifest.Id) : "an example")})");
        return DetectableDrop.HighestRate(passed, valid, Runs) is { } rate
            ? Text($"with {Runs} runs against {baseline}: a true pass rate of {ReportNumbers.Percent(rate)} or lower, {(((double)passed / valid) - rate) * 100:0.0} points less, with 80 % power (pooled one-sided Fisher exact test, alpha .05, unit: runs)")
            : Text($"with {Runs} runs against {baseline}: no drop, however large, with 80 % power (pooled one-sided Fisher exact test, alpha .05, unit: runs)");
    }

    private static decimal? Smaller(decimal? cost, decimal? limit) =>
        cost is { } known && limit is { } bound ? Math.Min(known, bound) : cost ?? limit;

    private static string Limit(decimal? usd) => usd is { } known ? Text($"${known}") : "none";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
