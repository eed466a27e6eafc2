using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(PartnerKind.Grower, lines, period);

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(PartnerKind.Driver, lines, period);

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period) =>
        Calculate(PartnerKind.Host, lines, period);

    private IReadOnlyList<Payout> Calculate(PartnerKind kind, IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);

        switch (kind)
        {
            case PartnerKind.Grower:
            {
                var byAccount = new SortedDictionary<string, List<LedgerLine>>(StringComparer.Ordinal);
                foreach (var line in lines)
                {
                    if (line.Kind != PartnerKind.Grower || line.Status == LineStatus.Disputed)
                        continue;
                    if (line.Day < period.From || line.Day > period.To)
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
                            fee += Math.Round(line.Amount * fees.GrowerRate, 2, MidpointRounding.AwayFromZero);
                    }

                    var net = gross - fee;
                    var isPaid = net >= fees.SmallestPayout;
                    payouts.Add(new Payout
                    {
                        Reference = string.Create(CultureInfo.InvariantCulture, $"GR-{period.To:yyyyMMdd}-{account}"),
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

            case PartnerKind.Driver:
            {
                var byAccount = new SortedDictionary<string, List<LedgerLine>>(StringComparer.Ordinal);
                foreach (var line in lines)
                {
                    if (line.Kind != PartnerKind.Driver || line.Status == LineStatus.Disputed)
                        continue;
                    if (line.Day < period.From || line.Day >= period.To)
                        continue;
                    if (string.IsNullOrWhiteSpace(line.Account))
                        throw new InvalidDataException($"A line of {line.Day:O} has no account.");

                    if (!byAccount.TryGetValue(line.Account, out var tours))
                    {
                        tours = [];
                        byAccount.Add(line.Account, tours);
                    }

                    tours.Add(line);
                }

                var payouts = new List<Payout>();
                foreach (var (account, tours) in byAccount)
                {
                    var gross = 0m;
                    var fee = 0m;
                    foreach (var line in tours)
                    {
                        gross += line.Amount;
                        if (line.Amount > 0)
                            fee += Math.Round(line.Amount * fees.DriverRate, 2, MidpointRounding.AwayFromZero);
                    }

                    var net = gross - fee;
                    var isPaid = net >= fees.SmallestPayout;
                    payouts.Add(new Payout
                    {
                        Reference = string.Create(CultureInfo.InvariantCulture, $"DR-{period.To:yyyyMMdd}-{account}"),
                        Account = account,
                        Lines = tours.Count,
                        Gross = gross,
                        Fee = fee,
                        Paid = isPaid ? net : 0m,
                        CarriedOver = isPaid ? 0m : net,
                    });
                }
                return payouts;
            }

            case PartnerKind.Host:
            {
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

            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }
}
