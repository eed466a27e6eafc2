using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Records;

/// <summary>What totals need of an attempt: a small part of its record, so that a long campaign can be held in memory.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Name">The task's name.</param>
/// <param name="Run">The run's number, from 1.</param>
/// <param name="Attempt">The attempt at this run, from 1.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="IsQuick">See <see cref="RunRecord.IsQuick"/>.</param>
/// <param name="WasLeftOut">See <see cref="RunRecord.WasLeftOut"/>.</param>
/// <param name="WroteCallAsText">A tool call was written as text, which is not executed.</param>
/// <param name="Seconds">Working time in seconds.</param>
/// <param name="CostUsd">Cost of the attempt in USD; null when unknown.</param>
/// <param name="UnpricedRequests">Requests whose answer never arrived readable.</param>
/// <param name="Divergences">What went otherwise than recorded; 0 in a measurement.</param>
/// <param name="ReturnedModel">The id that the provider says it answered with.</param>
/// <param name="PriceRow">The price row of the requests; null when unknown.</param>
public sealed record RunEntry(
    string Task, string Name, int Run, int Attempt, Outcome Outcome, bool IsQuick, bool WasLeftOut, bool WroteCallAsText,
    double Seconds, decimal? CostUsd, int UnpricedRequests, int Divergences, string? ReturnedModel, string? PriceRow)
{
    /// <summary>Whether it is the attempt that counts for its row; see <see cref="CampaignRuns.Counting"/>.</summary>
    public bool Counts { get; private set; }

    public bool IsInvalid => Outcome.Kind == OutcomeKind.Invalid;

    /// <summary>Left out because a gate's verdict was certain.</summary>
    public bool WasCurtailed => Outcome.Cause == InvalidCause.Curtailed;

    /// <summary>The part of a record.</summary>
    public static RunEntry Of(RunRecord record) => new(
        record.Task, record.Name, record.Run, record.Attempt, record.Outcome, record.IsQuick(), record.WasLeftOut(), record.Facts.TextualToolCall,
        record.Seconds, record.CostUsd, record.UnpricedRequests, record.Divergences?.Count ?? 0, record.ReturnedModel, record.PriceRow);

    /// <summary>By task, run and attempt.</summary>
    internal static int InOrder(RunEntry one, RunEntry other) =>
        string.CompareOrdinal(one.Task, other.Task) is not 0 and var byTask ? byTask
        : one.Run != other.Run ? one.Run.CompareTo(other.Run)
        : one.Attempt.CompareTo(other.Attempt);

    /// <summary>Marks the attempts that count.</summary>
    /// <param name="entries">Of one suite, ordered by task, run and attempt.</param>
    internal static void MarkCounting(ReadOnlySpan<RunEntry> entries)
    {
        for (int first = 0, next; first < entries.Length; first = next)
        {
            var counting = first;
            for (next = first + 1; next < entries.Length && entries[next].Run == entries[first].Run && entries[next].Task == entries[first].Task; next++)
            {
                if (entries[counting].IsInvalid)
                    counting = next;
            }

            entries[counting].Counts = true;
        }
    }
}
