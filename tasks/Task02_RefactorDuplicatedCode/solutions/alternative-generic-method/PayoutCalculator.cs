using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    private interface IPartner
    {
        static abstract PartnerKind Kind { get; }

        static abstract string Prefix { get; }

        static abstract bool Ends(DateOnly day, Period period);

        static abstract decimal Fee(decimal amount, FeeTable fees);
    }

    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate<Growers>(lines, period);

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate<Drivers>(lines, period);

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate<Hosts>(lines, period);

    private IReadOnlyList<Payout> Calculate<TPartner>(IEnumerable<LedgerLine> lines, Period period)
        where TPartner : struct, IPartner
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        var byAccount = new SortedDictionary<string, List<LedgerLine>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Kind != TPartner.Kind || line.Status == LineStatus.Disputed)
                continue;
            if (line.Day < period.From || TPartner.Ends(line.Day, period))
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
                    fee += TPartner.Fee(line.Amount, fees);
            }

            var net = gross - fee;
            var isPaid = net >= fees.SmallestPayout;
            payouts.Add(new Payout
            {
                Reference = string.Create(CultureInfo.InvariantCulture, $"{TPartner.Prefix}-{period.To:yyyyMMdd}-{account}"),
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

    private readonly struct Growers : IPartner
    {
        public static PartnerKind Kind => PartnerKind.Grower;

        public static string Prefix => "GR";

        public static bool Ends(DateOnly day, Period period) => day > period.To;

        public static decimal Fee(decimal amount, FeeTable fees) => Math.Round(amount * fees.GrowerRate, 2, MidpointRounding.AwayFromZero);
    }

    private readonly struct Drivers : IPartner
    {
        public static PartnerKind Kind => PartnerKind.Driver;

        public static string Prefix => "DR";

        public static bool Ends(DateOnly day, Period period) => day >= period.To;

        public static decimal Fee(decimal amount, FeeTable fees) => Math.Round(amount * fees.DriverRate, 2, MidpointRounding.AwayFromZero);
    }

    private readonly struct Hosts : IPartner
    {
        public static PartnerKind Kind => PartnerKind.Host;

        public static string Prefix => "HO";

        public static bool Ends(DateOnly day, Period period) => day > period.To;

        public static decimal Fee(decimal amount, FeeTable fees) => Math.Round(amount * fees.HostRate, 2);
    }
}
