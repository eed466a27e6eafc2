using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>The steps that are the same for all kinds of partners.</summary>
internal abstract class PayoutCalculation(FeeTable fees)
{
    protected FeeTable Fees { get; } = fees;

    protected abstract PartnerKind Kind { get; }

    protected abstract string Prefix { get; }

    protected abstract decimal Rate { get; }

    /// <summary>Whether a line on the last day of a period still belongs to it.</summary>
    protected virtual bool IncludesLastDay => true;

    protected virtual MidpointRounding Rounding => MidpointRounding.AwayFromZero;

    public IReadOnlyList<Payout> Calculate(IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        return
        [
            .. lines
                .Where(line => line.Kind == Kind && line.Status != LineStatus.Disputed && IsIn(line.Day, period))
                .GroupBy(AccountOf)
                .OrderBy(account => account.Key, StringComparer.Ordinal)
                .Select(account => PayoutOf(account.Key, [.. account], period)),
        ];
    }

    private static string AccountOf(LedgerLine line) => string.IsNullOrWhiteSpace(line.Account)
        ? throw new InvalidDataException($"A line of {line.Day:O} has no account.")
        : line.Account;

    private bool IsIn(DateOnly day, Period period) =>
        day >= period.From && (IncludesLastDay ? day <= period.To : day < period.To);

    private Payout PayoutOf(string account, List<LedgerLine> lines, Period period)
    {
        var gross = lines.Sum(line => line.Amount);
        var fee = lines.Where(line => line.Amount > 0).Sum(line => Math.Round(line.Amount * Rate, 2, Rounding));
        var net = gross - fee;
        var isPaid = net >= Fees.SmallestPayout;
        return new Payout
        {
            Reference = FormattableString.Invariant($"{Prefix}-{period.To:yyyyMMdd}-{account}"),
            Account = account,
            Lines = lines.Count,
            Gross = gross,
            Fee = fee,
            Paid = isPaid ? net : 0m,
            CarriedOver = isPaid ? 0m : net,
        };
    }
}
