using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;
using Harness.Campaigns.Transcripts;

namespace Harness.Campaigns.Recomputed;

/// <summary>A campaign's recorded tokens at other prices. What is unknown stays unknown, and so does every sum over it.</summary>
/// <param name="Attempts">Every attempt, in the order of the records.</param>
public sealed record Repricing(IReadOnlyList<RepricedAttempt> Attempts)
{
    /// <summary>USD as recorded; null when unknown.</summary>
    public decimal? RecordedUsd => Cost.Sum(Attempts.Select(attempt => attempt.Recorded.CostUsd));

    /// <summary>USD at the other prices; null when unknown.</summary>
    public decimal? CostUsd => Cost.Sum(Attempts.Select(attempt => attempt.CostUsd));

    /// <summary>
    /// Prices each request of a transcript by its own size and moment, as tiers and schedules ask for. An attempt without a transcript
    /// can only be priced as a whole, where neither of them matters.
    /// </summary>
    /// <param name="folder">The campaign.</param>
    /// <param name="records">Its attempts.</param>
    /// <param name="priceAt">The row in force at a moment; null is unknown.</param>
    public static Repricing Of(CampaignFolder folder, IEnumerable<RunRecord> records, Func<DateTimeOffset, PriceRow?> priceAt) =>
        new([.. records.Select(record => Of(folder, record, priceAt))]);

    private static RepricedAttempt Of(CampaignFolder folder, RunRecord record, Func<DateTimeOffset, PriceRow?> priceAt)
    {
        if (record.Usage.Calls == 0 && record.Requests == 0)
            return new RepricedAttempt(record, 0, null);
        var path = folder.PathOf(CampaignPaths.Transcript(record.Task, record.Run, record.Attempt));
        var requests = record.Transcript is not null && File.Exists(path)
            ? new TranscriptReader(path).ReadOn().Where(line => line.Type == TranscriptLine.Request).ToList()
            : [];
        if (requests.Count == 0 || Sum(requests) != (record.Usage.Input, record.Usage.Output))
            return Whole(record, priceAt);
        decimal? cost = 0;
        foreach (var request in requests)
        {
            var at = request.SentAt ?? record.StartedAt;
            if (priceAt(at) is not { } row)
                return new RepricedAttempt(record, null, "no price is in force at the time of a request");
            cost += row.Cost(request.Usage(), at);
        }

        return new RepricedAttempt(record, cost, cost is null ? "a price or a token count is unknown" : null);
    }

    private static RepricedAttempt Whole(RunRecord record, Func<DateTimeOffset, PriceRow?> priceAt)
    {
        if (priceAt(record.StartedAt) is not { } row)
            return new RepricedAttempt(record, null, "no price is in force at the time of the run");
        if (row.Tiers.Count > 0 || row.Schedule is not null)
            return new RepricedAttempt(record, null, $"{row.Id} has tiers or hours, and no transcript says how large each request was and when it was made");
        var cost = row.Cost(record.Usage, record.StartedAt);
        return new RepricedAttempt(record, cost, cost is null ? "a price or a token count is unknown" : null);
    }

    private static (long? Input, long? Output) Sum(IReadOnlyList<TranscriptLine> requests)
    {
        var usage = requests.Select(request => request.Usage()).Aggregate(TokenUsage.None, (sum, request) => sum + request);
        return (usage.Input, usage.Output);
    }
}
