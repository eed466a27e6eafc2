using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(lines, period, PartnerKind.Grower, "GR", fees.GrowerRate, withLastDay: true, MidpointRounding.AwayFromZero);

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(lines, period, PartnerKind.Driver, "DR", fees.DriverRate, withLastDay: false, MidpointRounding.AwayFromZero);

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(lines, period, PartnerKind.Host, "HO", fees.HostRate, withLastDay: true, MidpointRounding.ToEven);

    private IReadOnlyList<Payout> Calculate(
        IEnumerable<LedgerLine> lines, Period period, PartnerKind kind, string prefix, decimal rate, bool withLastDay, MidpointRounding rounding)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        var byAccount = new SortedDictionary<string, List<LedgerLine>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {            if (string.IsNullOrWhiteSpace(line.Account))
                throw new InvalidDataException($"A line of {line.Day:O} has no account.");

            if (line.Kind != kind || line.Status == LineStatus.Disputed)
                continue;
            if (line.Day < period.From || line.Day > period.To || (!withLastDay && line.Day == period.To))
                continue;
            if (!byAccount.TryGetValue(line.Account, out var own))
            {
                own = [];
                byAccount.Add(line.Account, own);
            }

            own.Add(line);
        }

        var payouts = new List<Payout>();
        foreach (var (account, own) in byAccount)
        {
            var gross = 0m;
            var fee = 0m;
            foreach (var line in own)
            {
                gross += line.Amount;
                if (line.Amount > 0)
                    fee += Math.Round(line.Amount * rate, 2, rounding);
            }

            var net = gross - fee;
            var isPaid = net >= fees.SmallestPayout;
            payouts.Add(new Payout
            {
                Reference = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{period.To:yyyyMMdd}-{account}"),
                Account = account,
                Lines = own.Count,
                Gross = gross,
                Fee = fee,
                Paid = isPaid ? net : 0m,
                CarriedOver = isPaid ? 0m : net,
            });
        }

        return payouts;
    }
}
