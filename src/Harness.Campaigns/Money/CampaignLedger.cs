using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Money;

/// <summary>
/// Holds a campaign's limit on money: the worst case of a request is reserved before it is sent, and settled when it is over. Safe for
/// many threads, and for many processes that work on one campaign, each with the limit that it was given. Reservations of a process
/// that died count as spent, since its requests may have been billed.
/// </summary>
/// <remarks>
/// What was recorded without a ledger counts too, as far as it was recorded when the ledger was opened: a process that works on the
/// campaign without a limit at the same time is not seen. Processes on different machines must see each other's file locks.
/// </remarks>
public sealed class CampaignLedger : IDisposable
{
    private readonly CampaignFolder _folder;
    private readonly TimeProvider _time;
    private readonly LedgerFile _file;
    private readonly LedgerProcess _process;
    private readonly decimal _before;
    private long _number;

    private CampaignLedger(CampaignFolder folder, decimal limitUsd, TimeProvider time)
    {
        (_folder, _time, LimitUsd) = (folder, time, limitUsd);
        _file = new LedgerFile(folder.PathOf(CampaignPaths.Ledger));
        var records = folder.ReadRuns().Records;
        decimal? before = null;
        LedgerProcess? process = null;
        _file.Change((totals, write) =>
        {
            before = Cost.Sum(records.Where(record => record.Ledger is not { } run || !totals.Knows(run)).Select(record => record.CostUsd));
            if (before is null) return;
            WriteOff(LedgerProcess.Shown(folder).Union(totals.Holders, StringComparer.Ordinal), write);
            process = LedgerProcess.Begin(folder);
        });
        _before = before ?? throw new InvalidOperationException(
            $"maxCostUsd (HARNESS_MAX_COST_USD) is set, but the campaign '{folder.Id}' holds runs whose cost is unknown, so nobody can say what is left: unset it, or begin a new campaign");
        _process = process!;
    }

    /// <summary>The most that the campaign may cost in USD.</summary>
    public decimal LimitUsd { get; }

    /// <summary>Opens the ledger of a campaign, or begins it.</summary>
    /// <param name="folder">The campaign.</param>
    /// <param name="limitUsd">The most that it may cost in USD, what was spent before included.</param>
    /// <param name="time">Dates the lines.</param>
    /// <exception cref="InvalidOperationException">The cost of what was recorded before is unknown.</exception>
    /// <exception cref="CampaignFormatException">The ledger or the records cannot be trusted.</exception>
    public static CampaignLedger Open(CampaignFolder folder, decimal limitUsd, TimeProvider time) => new(folder, limitUsd, time);

    /// <summary>Sets money aside for one request, or says why not.</summary>
    /// <param name="worstCaseUsd">The most that the request can cost.</param>
    /// <param name="run">The run that it is for: <see cref="RunRecord.Ledger"/>.</param>
    public ReservationAnswer TryReserve(decimal worstCaseUsd, string run)
    {
        ReservationAnswer answer = null!;
        _file.Change((totals, write) =>
        {
            if (!Fits(totals.Open) && Fits(0))
                WriteOff(totals.Holders, write);
            var reservation = Fits(totals.Open) ? new Reservation(++_number, worstCaseUsd) : null;
            if (reservation is not null)
                write(Line(LedgerEvent.Reserved, reservation.Number, worstCaseUsd, run));
            answer = new ReservationAnswer(reservation, Fits(0), _before + totals.Spent, totals.Open);

            bool Fits(decimal reserved) => _before + totals.Spent + reserved + worstCaseUsd <= LimitUsd;
        });
        return answer;
    }

    /// <summary>The request is over and cost this much; 0 when it was not billed.</summary>
    public void Settle(Reservation reservation, decimal usd) => End(reservation, LedgerEvent.Settled, usd);

    /// <summary>The request is over and may have been billed: its worst case counts as spent.</summary>
    public void Forfeit(Reservation reservation) => End(reservation, LedgerEvent.Forfeited, reservation.Usd);

    /// <summary>The process leaves. Reservations that it did not end count as spent.</summary>
    public void Dispose() => _process.Dispose();

    private void End(Reservation reservation, LedgerEvent how, decimal usd) =>
        _file.Change((_, write) => write(Line(how, reservation.Number, usd)));

    private void WriteOff(IEnumerable<string> names, Action<LedgerLine> write)
    {
        foreach (var name in names.Where(name => LedgerProcess.IsGone(_folder, name)).ToList())
            write(new LedgerLine(_time.GetUtcNow(), LedgerEvent.Lost, name, 0, null, 0));
    }

    private LedgerLine Line(LedgerEvent what, long number, decimal usd, string? run = null) =>
        new(_time.GetUtcNow(), what, _process.Name, number, run, usd);
}
