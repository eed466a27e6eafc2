using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    private static readonly Dictionary<PartnerKind, Rules> RulesByKind = new()
    {
        [PartnerKind.Grower] = new Rules
        {
            Prefix = "GR",
            IsInPeriod = (day, period) => day >= period.From && day <= period.To,
            RateOf = fees => fees.GrowerRate,
            Round = fee => Math.Round(fee, 2, MidpointRounding.AwayFromZero),
        },
        [PartnerKind.Driver] = new Rules
        {
            Prefix = "DR",
            IsInPeriod = (day, period) => day >= period.From && day < period.To,
            RateOf = fees => fees.DriverRate,
            Round = fee => Math.Round(fee, 2, MidpointRounding.AwayFromZero),
        },
        [PartnerKind.Host] = new Rules
        {
            Prefix = "HO",
            IsInPeriod = (day, period) => day >= period.From && day <= period.To,
            RateOf = fees => fees.HostRate,
            Round = fee => Math.Round(fee, 2, MidpointRounding.ToEven),
        },
    };

    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(PartnerKind.Grower, lines, period);

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(PartnerKind.Driver, lines, period);

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(PartnerKind.Host, lines, period);

    private List<Payout> Calculate(PartnerKind kind, IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        var rules = RulesByKind[kind];
        var byAccount = new SortedDictionary<string, List<LedgerLine>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Kind != kind || line.Status == LineStatus.Disputed)
                continue;
            if (!rules.IsInPeriod(line.Day, period))
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
                    fee += rules.Round(line.Amount * rules.RateOf(fees));
            }

            var net = gross - fee;
            var isPaid = net >= fees.SmallestPayout;
            payouts.Add(new Payout
            {
                Reference = string.Create(CultureInfo.InvariantCulture, $"{rules.Prefix}-{period.To:yyyyMMdd}-{account}"),
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

    private sealed class Rules
    {
        public required string Prefix { get; init; }

        public required Func<DateOnly, Period, bool> IsInPeriod { get; init; }

        public required Func<FeeTable, decimal> RateOf { get; init; }

        public required Func<decimal, decimal> Round { get; init; }
    }
}
