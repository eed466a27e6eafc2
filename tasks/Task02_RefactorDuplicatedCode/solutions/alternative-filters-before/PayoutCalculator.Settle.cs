using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

public sealed partial class PayoutCalculator
{
    private Payout[] Settle(IEnumerable<LedgerLine>? lines, Period period, Terms terms)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);
        return lines
            .Where(line => line.Day >= period.From && line.Status is not LineStatus.Disputed)
            .ToLookup(line => line.Account is var account && account.Trim() != "" ? account : throw new InvalidDataException("A line has no account."))
            .OrderBy(account => account.Key, StringComparer.Ordinal)
            .Select(account => Settle(account.Key, account.ToArray(), period, terms))
            .ToArray();
    }

    private Payout Settle(string account, LedgerLine[] lines, Period period, Terms terms)
    {
        decimal gross = 0, fee = 0;
        Array.ForEach(lines, line => (gross, fee) = (gross + line.Amount, fee + Math.Max(0, terms.FeeOf(line.Amount))));
        var payout = new Payout
        {
            Reference = string.Format(CultureInfo.InvariantCulture, "{0}-{1:yyyyMMdd}-{2}", terms.Prefix, period.To, account),
            Account = account,
            Lines = lines.Length,
            Gross = gross,
            Fee = fee,
            Paid = gross - fee,
            CarriedOver = 0m,
        };
        return payout.Paid >= fees.SmallestPayout ? payout : payout with { Paid = 0m, CarriedOver = payout.Paid };
    }

    private sealed record Terms(string Prefix, decimal Rate, MidpointRounding Rounding)
    {
        public decimal FeeOf(decimal amount) => decimal.Round(amount * Rate, 2, Rounding);
    }
}
