using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

internal sealed class HostPayouts(FeeTable fees)
{
    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> Calculate(IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        var byAccount = new SortedDictionary<string, List<LedgerLine>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Kind != PartnerKind.Host || line.Status == LineStatus.Disputed)
                continue;
            if (line.Day < period.From || line.Day > period.To)
                continue;
            if (string.IsNullOrWhiteSpace(line.Account))
                throw new InvalidDataException($"A line of {line.Day:O} has no account.");

            if (!byAccount.TryGetValue(line.Account, out var pickUps))
            {
                pickUps = [];
                byAccount.Add(line.Account, pickUps);
            }

            pickUps.Add(line);
        }

        var payouts = new List<Payout>();
        foreach (var (account, pickUps) in byAccount)
        {
            var gross = 0m;
            var fee = 0m;
            foreach (var line in pickUps)
            {
                gross += line.Amount;
                if (line.Amount > 0)
                    fee += Math.Round(line.Amount * fees.HostRate, 2);
            }

            var net = gross - fee;
            var isPaid = net >= fees.SmallestPayout;
            payouts.Add(new Payout
            {
                Reference = string.Create(CultureInfo.InvariantCulture, $"HO-{period.To:yyyyMMdd}-{account}"),
                Account = account,
                Lines = pickUps.Count,
                Gross = gross,
                Fee = fee,
                Paid = isPaid ? net : 0m,
                CarriedOver = isPaid ? 0m : net,
            });
        }

        return payouts;
    }
}
