using System.Globalization;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Plans;

/// <summary>
/// Expects of a campaign the tokens of an earlier one of the same suite, at the present price. Without one it assumes
/// <see cref="AssumedRequests"/> requests a run, the first with <see cref="AssumedPrompt"/> input tokens, each with
/// <see cref="AssumedAnswer"/> output tokens, and <see cref="AssumedReply"/> tokens of tool results between two: no measurement, a
/// guess of the size.
/// </summary>
public static class CostForecast
{
    public const int AssumedRequests = 5;
    public const int FewestRequests = 2;
    public const int MostRequests = 15;
    public const int AssumedPrompt = 1_800;
    public const int AssumedAnswer = 150;
    public const int AssumedReply = 500;

    /// <summary>Estimates the cost of rows.</summary>
    /// <param name="rows">The rows that would be made: runs by task.</param>
    /// <param name="price">The price in force; null when it is unknown.</param>
    /// <param name="at">When they would be made.</param>
    /// <param name="prior">The campaign to look back to; null is none.</param>
    public static CostEstimate Of(IReadOnlyList<PlannedTask> rows, PriceRow? price, DateTimeOffset at, PriorCampaign? prior)
    {
        if (price is { IsFree: true }) return new CostEstimate(0, 0, 0, "the model is free");
        if (prior is null || !rows.Any(task => prior.UsageOf(task.Task).Any()))
        {
            var runs = rows.Sum(task => task.Runs.Count);
            return new CostEstimate(
                runs * CostOf(Assumed(AssumedRequests), price, at), runs * CostOf(Assumed(FewestRequests), price, at), runs * CostOf(Assumed(MostRequests), price, at),
                string.Create(CultureInfo.InvariantCulture, $"an assumption, as no campaign of this suite with a real model is recorded: {AssumedRequests} requests a run ({FewestRequests} to {MostRequests}), the first with {AssumedPrompt} input tokens, {AssumedAnswer} output tokens each, {AssumedReply} tokens of tool results between two"));
        }

        var all = rows.SelectMany(task => prior.UsageOf(task.Task)).ToList();
        var tasks = rows.Select(task => (Runs: task.Runs.Count, Costs: Costs(prior.UsageOf(task.Task), all, price, at))).ToList();
        var without = rows.Count(task => !prior.UsageOf(task.Task).Any());
        var basis = string.Create(CultureInfo.InvariantCulture, $"the tokens that {prior.Manifest.Model} used in {prior.Manifest.Id} ({all.Count} runs), at this price; the range is every run like the cheapest and like the dearest of its task");
        return new CostEstimate(
            Cost.Sum(tasks.Select(task => task.Runs * Average(task.Costs))),
            Cost.Sum(tasks.Select(task => task.Runs * task.Costs.Min())),
            Cost.Sum(tasks.Select(task => task.Runs * task.Costs.Max())),
            without == 0 ? basis : basis + string.Create(CultureInfo.InvariantCulture, $"; {without} tasks were not in it and are taken for average ones"));
    }

    private static List<decimal?> Costs(IEnumerable<TokenUsage> ofTask, List<TokenUsage> all, PriceRow? price, DateTimeOffset at)
    {
        List<TokenUsage> usages = [.. ofTask];
        return [.. (usages.Count > 0 ? usages : all).Select(usage => CostOf(usage, price, at))];
    }

    // Which tier a request falls into is judged by the average prompt of its run.
    private static decimal? CostOf(TokenUsage usage, PriceRow? price, DateTimeOffset at) =>
        price?.PricesAt((usage.Input ?? 0) / Math.Max(1, usage.Calls), at)
            .Cost(usage with { CachedInput = usage.CachedInput ?? 0, CacheWrite = usage.CacheWrite ?? 0, CacheWriteOneHour = usage.CacheWriteOneHour ?? 0 });

    private static decimal? Average(List<decimal?> costs) => Cost.Sum(costs) / costs.Count;

    private static TokenUsage Assumed(int requests) => new()
    {
        Calls = requests,
        Input = (requests * AssumedPrompt) + (requests * (requests - 1) / 2 * (AssumedAnswer + AssumedReply)),
        Output = requests * AssumedAnswer,
    };
}
