using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    private readonly IPartnerRules _growers = new GrowerRules(fees);
    private readonly IPartnerRules _drivers = new DriverRules(fees);
    private readonly IPartnerRules _hosts = new HostRules(fees);

    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(_growers, lines, period);

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(_drivers, lines, period);

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(_hosts, lines, period);

    private IReadOnlyList<Payout> Calculate(IPartnerRules rules, IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        var accounts = new SortedDictionary<string, List<LedgerLine>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Kind == rules.Kind && line.Status != LineStatus.Disputed && rules.IsInPeriod(line, period))
            {
                if (string.IsNullOrWhiteSpace(line.Account))
                {
                    throw new InvalidDataException($"A line of {line.Day:O} has no account.");
                }

                if (!accounts.ContainsKey(line.Account))
                {
                    accounts[line.Account] = new List<LedgerLine>();
                }

                accounts[line.Account].Add(line);
            }
        }

        var result = new List<Payout>();
        foreach (KeyValuePair<string, List<LedgerLine>> entry in accounts)
        {
            decimal gross = 0m;
            decimal fee = 0m;
            foreach (LedgerLine line in entry.Value)
            {
                gross += line.Amount;
                fee += rules.CalculateFee(line);
            }

            decimal net = gross - fee;
            bool isPaid = net >= fees.SmallestPayout;
            result.Add(new Payout
            {
                Reference = rules.BuildReference(period, entry.Key),
                Account = entry.Key,
                Lines = entry.Value.Count,
                Gross = gross,
                Fee = fee,
                Paid = isPaid ? net : 0m,
                CarriedOver = isPaid ? 0m : net,
            });
        }

        return result;
    }
}
