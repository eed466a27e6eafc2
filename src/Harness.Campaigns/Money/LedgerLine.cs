namespace Harness.Campaigns.Money;

/// <summary>One line of <c>ledger.jsonl</c>.</summary>
/// <param name="At">When it was written, UTC.</param>
/// <param name="Event">What happened.</param>
/// <param name="Process">The process that made the reservation: a name of its own for each that opens the ledger.</param>
/// <param name="Number">The reservation's number within its process, from 1; 0 for a lost process.</param>
/// <param name="Run">The run that the money is for, as on its record; null but for a reservation.</param>
/// <param name="Usd">The worst case that is reserved, or what it came to; 0 for a lost process.</param>
internal sealed record LedgerLine(DateTimeOffset At, LedgerEvent Event, string Process, long Number, string? Run, decimal Usd);

/// <summary>What a line of the ledger says.</summary>
internal enum LedgerEvent
{
    /// <summary>The worst case of a request, before it is sent.</summary>
    Reserved,

    /// <summary>The request is over and was billed at this price; 0 when it was not.</summary>
    Settled,

    /// <summary>The request is over and nobody knows whether it was billed: the worst case counts.</summary>
    Forfeited,

    /// <summary>The process died. What it had reserved may have been billed: the worst case counts.</summary>
    Lost,
}
