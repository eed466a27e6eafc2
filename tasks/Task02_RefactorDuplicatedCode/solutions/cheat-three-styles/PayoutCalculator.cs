using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period)
    {
        Require(lines, period);
        var payouts = new List<Payout>();
        var mine = lines.Where(l => l.Kind == PartnerKind.Grower && l.Status != LineStatus.Disputed && l.Day >= period.From && l.Day <= period.To);
        if (mine.FirstOrDefault(l => string.IsNullOrWhiteSpace(l.Account)) is { } bad)
            throw new InvalidDataException($"A line of {bad.Day:O} has no account.");
        foreach (var account in mine.GroupBy(l => l.Account).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var gross = account.Sum(l => l.Amount);
            var fee = account.Where(l => l.Amount > 0).Sum(l => Math.Round(l.Amount * fees.GrowerRate, 2, MidpointRounding.AwayFromZero));
            var net = gross - fee;
            payouts.Add(new Payout
            {
                Reference = FormattableString.Invariant($"GR-{period.To:yyyyMMdd}-{account.Key}"),
                Account = account.Key,
                Lines = account.Count(),
                Gross = gross,
                Fee = fee,
                Paid = net >= fees.SmallestPayout ? net : 0m,
                CarriedOver = net >= fees.SmallestPayout ? 0m : net,
            });
        }

        return payouts;
    }

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period)
    {
        Require(lines, period);
        var totals = new SortedList<string, (int Count, decimal Gross, decimal Fee)>(StringComparer.Ordinal);
        foreach (var tour in lines)
        {
            if (tour is { Kind: PartnerKind.Driver, Status: not LineStatus.Disputed } && tour.Day >= period.From && tour.Day < period.To)
            {
                _ = string.IsNullOrWhiteSpace(tour.Account) ? throw new InvalidDataException($"A line of {tour.Day:O} has no account.") : true;
                var (count, gross, fee) = totals.GetValueOrDefault(tour.Account);
                if (tour.Amount > 0)
                    fee += Math.Round(tour.Amount * fees.DriverRate, 2, MidpointRounding.AwayFromZero);
                totals[tour.Account] = (count + 1, gross + tour.Amount, fee);
            }
        }

        return totals.Select(t =>
        {
            var left = t.Value.Gross - t.Value.Fee;
            var paid = left < fees.SmallestPayout ? 0m : left;
            return new Payout { Account = t.Key, Fee = t.Value.Fee, Gross = t.Value.Gross, Lines = t.Value.Count, Paid = paid, CarriedOver = left - paid, Reference = "DR-" + period.To.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "-" + t.Key };
        }).ToList();
    }

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period)
    {
        Require(lines, period);
        var open = lines.Where(p => p.Kind == PartnerKind.Host).Where(p => p.Status != LineStatus.Disputed).Where(p => p.Day >= period.From).Where(p => p.Day <= period.To).ToLookup(p => p.Account);
        var names = open.Select(p => p.Key).ToArray();
        if (names.Any(string.IsNullOrWhiteSpace))
            throw new InvalidDataException("A line has no account.");
        Array.Sort(names, string.CompareOrdinal);
        var result = new Payout[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            decimal sum = 0, kept = 0;
            foreach (var pickUp in open[names[i]])
            {
                sum += pickUp.Amount;
                kept += pickUp.Amount <= 0 ? 0 : Math.Round(pickUp.Amount * fees.HostRate, 2);
            }

            var enough = sum - kept >= fees.SmallestPayout;
            result[i] = new Payout
            {
                Fee = kept,
                Gross = sum,
                Account = names[i],
                CarriedOver = enough ? 0 : sum - kept,
                Lines = open[names[i]].Count(),
                Paid = enough ? sum - kept : 0,
                Reference = string.Format(CultureInfo.InvariantCulture, "HO-{0:yyyyMMdd}-{1}", period.To, names[i]),
            };
        }

        return result;
    }

    private static void Require(IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);
    }
}
