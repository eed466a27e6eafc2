using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        return CalculatePayouts(
            ledgerLines: lines,
            belongs: line =>
            {
                return line.Kind == PartnerKind.Grower
                    && line.Day >= period.From
                    && line.Day <= period.To;
            },
            feeOf: amount => Math.Round(amount * fees.GrowerRate, decimals: 2, MidpointRounding.AwayFromZero),
            referenceOf: account => string.Create(CultureInfo.InvariantCulture, $"GR-{period.To:yyyyMMdd}-{account}"));
    }

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        return CalculatePayouts(
            ledgerLines: lines,
            belongs: line =>
            {
                return line.Kind == PartnerKind.Driver
                    && line.Day >= period.From
                    && line.Day < period.To;
            },
            feeOf: amount => Math.Round(amount * fees.DriverRate, decimals: 2, MidpointRounding.AwayFromZero),
            referenceOf: account => string.Create(CultureInfo.InvariantCulture, $"DR-{period.To:yyyyMMdd}-{account}"));
    }

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        return CalculatePayouts(
            ledgerLines: lines,
            belongs: line =>
            {
                return line.Kind == PartnerKind.Host
                    && line.Day >= period.From
                    && line.Day <= period.To;
            },
            feeOf: amount => Math.Round(amount * fees.HostRate, decimals: 2, MidpointRounding.ToEven),
            referenceOf: account => string.Create(CultureInfo.InvariantCulture, $"HO-{period.To:yyyyMMdd}-{account}"));
    }

    private List<Payout> CalculatePayouts(
        IEnumerable<LedgerLine> ledgerLines,
        Func<LedgerLine, bool> belongs,
        Func<decimal, decimal> feeOf,
        Func<string, string> referenceOf)
    {
        var byAccount = new SortedDictionary<string, List<LedgerLine>>(StringComparer.Ordinal);
        foreach (var line in ledgerLines)
        {
            if (line.Status == LineStatus.Disputed)
                continue;
            if (!belongs(line))
                continue;
            if (string.IsNullOrWhiteSpace(line.Account))
                throw new InvalidDataException($"A line of {line.Day:O} has no account.");

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
                    fee += feeOf(line.Amount);
            }

            var net = gross - fee;
            var isPaid = net >= fees.SmallestPayout;
            payouts.Add(new Payout
            {
                Reference = referenceOf(account),
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
