using System.Runtime.InteropServices;

namespace Harness.Campaigns.Records;

/// <summary>The records of one campaign, of which only what totals need is held in memory.</summary>
/// <param name="Entries">Every attempt of the suite, ordered by task, run and attempt; those that count are marked.</param>
/// <param name="Records">Their records, in the same order.</param>
/// <param name="Notes">What was dropped while reading; empty in the normal case.</param>
/// <param name="Others">How many records are of another suite.</param>
internal sealed record StoredCampaign(IReadOnlyList<RunEntry> Entries, StoredRuns Records, IReadOnlyList<string> Notes, int Others)
{
    /// <summary>Reads the campaign once.</summary>
    /// <exception cref="CampaignFormatException">The records cannot be trusted; names file and line.</exception>
    public static StoredCampaign Read(CampaignFolder folder, string suite)
    {
        var pool = new RecordPool();
        List<RunEntry> entries = [];
        List<RunPlace> places = [];
        var others = 0;
        var notes = folder.VisitRuns((record, place) =>
        {
            if (record.Suite != suite)
            {
                others++;
                return;
            }

            entries.Add(pool.EntryOf(record));
            places.Add(place);
        });
        var all = CollectionsMarshal.AsSpan(entries);
        all.Sort(CollectionsMarshal.AsSpan(places), RunEntry.InOrder);
        RunEntry.MarkCounting(all);
        return new StoredCampaign(entries, new StoredRuns(folder.PathOf(CampaignPaths.Runs), places), notes, others);
    }
}
