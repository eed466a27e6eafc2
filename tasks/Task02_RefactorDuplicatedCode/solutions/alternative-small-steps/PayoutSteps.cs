using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

internal readonly record struct PayoutTerms(string Prefix, DateOnly Day, decimal Rate, MidpointRounding Rounding, decimal Smallest)
{
    public decimal FeeOf(LedgerLine line) => line.Amount > 0 ? Math.Round(line.Amount * Rate, 2, Rounding) : 0m;

    public string ReferenceOf(string account) => Prefix + "-" + Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "-" + account;
}

internal static class PayoutSteps
{
    public static List<LedgerLine> Of(this IEnumerable<LedgerLine> lines, PartnerKind kind, Period period, Func<LedgerLine, bool> isBeforeEnd)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);
        var counted = lines.Where(IsCounted).ToList();
        if (counted.Find(line => string.IsNullOrWhiteSpace(line.Account)) is { } nobodys)
            throw new InvalidDataException($"A line of {nobodys.Day:O} has no account.");
        return counted;

        bool IsCounted(LedgerLine line) =>
            line.Kind == kind && line.Status is not LineStatus.Disputed && line.Day >= period.From && isBeforeEnd(line);
    }

    public static IReadOnlyList<Payout> ToPayouts(this List<LedgerLine> lines, PayoutTerms terms)
    {
        var payouts =
            from line in lines
            group line by line.Account into account
            select account.ToList().ToPayout(account.Key, terms);
        return payouts.OrderBy(payout => payout.Account, StringComparer.Ordinal).ToList();
    }

    private static Payout ToPayout(this List<LedgerLine> lines, string account, PayoutTerms terms)
    {
        var gross = lines.Sum(line => line.Amount);
        var fee = lines.Sum(terms.FeeOf);
        var (paid, carriedOver) = Split(gross - fee, terms.Smallest);
        return new Payout
        {
            Account = account,
            Reference = terms.ReferenceOf(account),
            Lines = lines.Count,
            Gross = gross,
            Fee = fee,
            Paid = paid,
            CarriedOver = carriedOver,
        };
    }

    private static (decimal Paid, decimal CarriedOver) Split(decimal net, decimal smallest) => net < smallest ? (0m, net) : (net, 0m);
}
