using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

internal sealed class AccountBook(PayoutRules rules, FeeTable fees)
{
    private readonly SortedList<string, Totals> _totals = new(StringComparer.Ordinal);

    public AccountBook With(IEnumerable<LedgerLine> lines, Period period)
    {
        foreach (var line in lines)
        {
            if (rules.Covers(line, period))
                Add(line);
        }

        return this;
    }

    public List<Payout> Payouts(Period period) => _totals.Select(pair => pair.Value.ToPayout(
        string.Format(CultureInfo.InvariantCulture, "{0}-{1:yyyyMMdd}-{2}", rules.ReferencePrefix, period.To, pair.Key), pair.Key, fees.SmallestPayout)).ToList();

    private void Add(LedgerLine line)
    {
        if (string.IsNullOrWhiteSpace(line.Account))
            throw new InvalidDataException($"A line of {line.Day:O} has no account.");
        var totals = _totals.GetValueOrDefault(line.Account);
        var fee = line.Amount <= 0 ? 0m : Math.Round(line.Amount * rules.Rate(fees), 2, rules.Rounding);
        _totals[line.Account] = new Totals(totals.Lines + 1, totals.Gross + line.Amount, totals.Fee + fee);
    }

    private readonly record struct Totals(int Lines, decimal Gross, decimal Fee)
    {
        public Payout ToPayout(string reference, string account, decimal smallest) => new()
        {
            Reference = reference,
            Account = account,
            Lines = Lines,
            Gross = Gross,
            Fee = Fee,
            Paid = Gross - Fee >= smallest ? Gross - Fee : 0m,
            CarriedOver = Gross - Fee >= smallest ? 0m : Gross - Fee,
        };
    }
}
