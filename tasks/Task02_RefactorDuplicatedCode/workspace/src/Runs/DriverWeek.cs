using Wendle.Ledger;
using Wendle.Payouts;

namespace Wendle.Runs;

/// <summary>Pays the drivers every week, from Monday to Monday.</summary>
public sealed class DriverWeek(PayoutCalculator calculator, IReadOnlyCollection<LedgerLine> ledger)
{
    /// <summary>The payouts of the week that starts on a Monday.</summary>
    /// <exception cref="ArgumentException">The day is no Monday.</exception>
    public IReadOnlyList<Payout> Run(DateOnly monday)
    {
        if (monday.DayOfWeek != DayOfWeek.Monday)
            throw new ArgumentException($"{monday:O} is a {monday.DayOfWeek}.", nameof(monday));

        return calculator.ForDrivers(ledger, new Period(monday, monday.AddDays(7)));
    }

    /// <summary>The weeks that were missed, oldest first: the back office starts them after a bank holiday.</summary>
    public IReadOnlyList<Payout> CatchUp(DateOnly firstMonday, int weeks) =>
        [.. Enumerable.Range(0, weeks).SelectMany(week => Run(firstMonday.AddDays(7 * week)))];
}
