using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period) =>
        PayoutsGrower(GroupGrower(Checked(lines, period), period), period);

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period) =>
        PayoutsDriver(GroupDriver(Checked(lines, period), period), period);

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period) =>
        PayoutsHost(GroupHost(Checked(lines, period), period), period);

    private static IEnumerable<LedgerLine> Checked(IEnumerable<LedgerLine> lines, Period period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(period);
        return lines;
    }

    private Dictionary<string, List<LedgerLine>> GroupGrower(IEnumerable<LedgerLine> lines, Period period)
    {
        var byAccount = new Dictionary<string, List<LedgerLine>>();
        foreach (var line in lines.Where(line => IsCountedGrower(line, period)))
            AddGrower(byAccount, line);
        return byAccount;
    }

    private static bool IsCountedGrower(LedgerLine line, Period period) =>
        line.Kind == PartnerKind.Grower && line.Status != LineStatus.Disputed && line.Day >= period.From && line.Day <= period.To;

    private static void AddGrower(Dictionary<string, List<LedgerLine>> byAccount, LedgerLine line)
    {
        if (string.IsNullOrWhiteSpace(line.Account))
            throw new InvalidDataException($"A line of {line.Day:O} has no account.");
        if (!byAccount.ContainsKey(line.Account))
            byAccount[line.Account] = [];
        byAccount[line.Account].Add(line);
    }

    private List<Payout> PayoutsGrower(Dictionary<string, List<LedgerLine>> byAccount, Period period) =>
        byAccount.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => PayoutGrower(pair.Key, pair.Value, period)).ToList();

    private decimal FeeGrower(LedgerLine line) => line.Amount > 0 ? Math.Round(line.Amount * fees.GrowerRate, 2, MidpointRounding.AwayFromZero) : 0m;

    private Payout PayoutGrower(string account, List<LedgerLine> lines, Period period)
    {
        var payout = EmptyGrower(account, lines, period);
        var net = payout.Gross - payout.Fee;
        return net >= fees.SmallestPayout ? payout with { Paid = net } : payout with { CarriedOver = net };
    }

    private Payout EmptyGrower(string account, List<LedgerLine> lines, Period period) => new()
    {
        Reference = ReferenceGrower(account, period),
        Account = account,
        Lines = lines.Count,
        Gross = lines.Sum(line => line.Amount),
        Fee = lines.Sum(FeeGrower),
        Paid = 0m,
        CarriedOver = 0m,
    };

    private static string ReferenceGrower(string account, Period period) =>
        string.Create(CultureInfo.InvariantCulture, $"GR-{period.To:yyyyMMdd}-{account}");

    private Dictionary<string, List<LedgerLine>> GroupDriver(IEnumerable<LedgerLine> lines, Period period)
    {
        var byAccount = new Dictionary<string, List<LedgerLine>>();
        foreach (var line in lines.Where(line => IsCountedDriver(line, period)))
            AddDriver(byAccount, line);
        return byAccount;
    }

    private static bool IsCountedDriver(LedgerLine line, Period period) =>
        line.Kind == PartnerKind.Driver && line.Status != LineStatus.Disputed && line.Day >= period.From && line.Day < period.To;

    private static void AddDriver(Dictionary<string, List<LedgerLine>> byAccount, LedgerLine line)
    {
        if (string.IsNullOrWhiteSpace(line.Account))
            throw new InvalidDataException($"A line of {line.Day:O} has no account.");
        if (!byAccount.ContainsKey(line.Account))
            byAccount[line.Account] = [];
        byAccount[line.Account].Add(line);
    }

    private List<Payout> PayoutsDriver(Dictionary<string, List<LedgerLine>> byAccount, Period period) =>
        byAccount.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => PayoutDriver(pair.Key, pair.Value, period)).ToList();

    private decimal FeeDriver(LedgerLine line) => line.Amount > 0 ? Math.Round(line.Amount * fees.DriverRate, 2, MidpointRounding.AwayFromZero) : 0m;

    private Payout PayoutDriver(string account, List<LedgerLine> lines, Period period)
    {
        var payout = EmptyDriver(account, lines, period);
        var net = payout.Gross - payout.Fee;
        return net >= fees.SmallestPayout ? payout with { Paid = net } : payout with { CarriedOver = net };
    }

    private Payout EmptyDriver(string account, List<LedgerLine> lines, Period period) => new()
    {
        Reference = ReferenceDriver(account, period),
        Account = account,
        Lines = lines.Count,
        Gross = lines.Sum(line => line.Amount),
        Fee = lines.Sum(FeeDriver),
        Paid = 0m,
        CarriedOver = 0m,
    };

    private static string ReferenceDriver(string account, Period period) =>
        string.Create(CultureInfo.InvariantCulture, $"DR-{period.To:yyyyMMdd}-{account}");

    private Dictionary<string, List<LedgerLine>> GroupHost(IEnumerable<LedgerLine> lines, Period period)
    {
        var byAccount = new Dictionary<string, List<LedgerLine>>();
        foreach (var line in lines.Where(line => IsCountedHost(line, period)))
            AddHost(byAccount, line);
        return byAccount;
    }

    private static bool IsCountedHost(LedgerLine line, Period period) =>
        line.Kind == PartnerKind.Host && line.Status != LineStatus.Disputed && line.Day >= period.From && line.Day <= period.To;

    private static void AddHost(Dictionary<string, List<LedgerLine>> byAccount, LedgerLine line)
    {
        if (string.IsNullOrWhiteSpace(line.Account))
            throw new InvalidDataException($"A line of {line.Day:O} has no account.");
        if (!byAccount.ContainsKey(line.Account))
            byAccount[line.Account] = [];
        byAccount[line.Account].Add(line);
    }

    private List<Payout> PayoutsHost(Dictionary<string, List<LedgerLine>> byAccount, Period period) =>
        byAccount.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => PayoutHost(pair.Key, pair.Value, period)).ToList();

    private decimal FeeHost(LedgerLine line) => line.Amount > 0 ? Math.Round(line.Amount * fees.HostRate, 2) : 0m;

    private Payout PayoutHost(string account, List<LedgerLine> lines, Period period)
    {
        var payout = EmptyHost(account, lines, period);
        var net = payout.Gross - payout.Fee;
        return net >= fees.SmallestPayout ? payout with { Paid = net } : payout with { CarriedOver = net };
    }

    private Payout EmptyHost(string account, List<LedgerLine> lines, Period period) => new()
    {
        Reference = ReferenceHost(account, period),
        Account = account,
        Lines = lines.Count,
        Gross = lines.Sum(line => line.Amount),
        Fee = lines.Sum(FeeHost),
        Paid = 0m,
        CarriedOver = 0m,
    };

    private static string ReferenceHost(string account, Period period) =>
        string.Create(CultureInfo.InvariantCulture, $"HO-{period.To:yyyyMMdd}-{account}");
}
