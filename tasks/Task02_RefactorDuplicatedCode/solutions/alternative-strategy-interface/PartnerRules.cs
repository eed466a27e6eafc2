using System.Globalization;
using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>The rules for growers.</summary>
internal sealed class GrowerRules(FeeTable fees) : IPartnerRules
{
    public PartnerKind Kind
    {
        get { return PartnerKind.Grower; }
    }

    public bool IsInPeriod(LedgerLine line, Period period)
    {
        return line.Day >= period.From && line.Day <= period.To;
    }

    public decimal CalculateFee(LedgerLine line)
    {
        if (line.Amount <= 0)
        {
            return 0m;
        }

        return Math.Round(line.Amount * fees.GrowerRate, 2, MidpointRounding.AwayFromZero);
    }

    public string BuildReference(Period period, string account)
    {
        return string.Create(CultureInfo.InvariantCulture, $"GR-{period.To:yyyyMMdd}-{account}");
    }
}

/// <summary>The rules for drivers.</summary>
internal sealed class DriverRules(FeeTable fees) : IPartnerRules
{
    public PartnerKind Kind
    {
        get { return PartnerKind.Driver; }
    }

    public bool IsInPeriod(LedgerLine line, Period period)
    {
        return line.Day >= period.From && line.Day < period.To;
    }

    public decimal CalculateFee(LedgerLine line)
    {
        if (line.Amount <= 0)
        {
            return 0m;
        }

        return Math.Round(line.Amount * fees.DriverRate, 2, MidpointRounding.AwayFromZero);
    }

    public string BuildReference(Period period, string account)
    {
        return string.Create(CultureInfo.InvariantCulture, $"DR-{period.To:yyyyMMdd}-{account}");
    }
}

/// <summary>The rules for hosts.</summary>
internal sealed class HostRules(FeeTable fees) : IPartnerRules
{
    public PartnerKind Kind
    {
        get { return PartnerKind.Host; }
    }

    public bool IsInPeriod(LedgerLine line, Period period)
    {
        return line.Day >= period.From && line.Day <= period.To;
    }

    public decimal CalculateFee(LedgerLine line)
    {
        if (line.Amount <= 0)
        {
            return 0m;
        }

        return Math.Round(line.Amount * fees.HostRate, 2, MidpointRounding.ToEven);
    }

    public string BuildReference(Period period, string account)
    {
        return string.Create(CultureInfo.InvariantCulture, $"HO-{period.To:yyyyMMdd}-{account}");
    }
}
