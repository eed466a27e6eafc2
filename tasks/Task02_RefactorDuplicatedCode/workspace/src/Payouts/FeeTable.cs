namespace Wendle.Payouts;

/// <summary>What Wendle keeps. Rates are fractions: 0.12 is 12 percent.</summary>
public sealed record FeeTable
{
    public decimal GrowerRate { get; init; } = 0.12m;

    public decimal DriverRate { get; init; } = 0.045m;

    public decimal HostRate { get; init; } = 0.025m;

    /// <summary>The least that is transferred; a smaller payout is carried over.</summary>
    public decimal SmallestPayout { get; init; } = 10m;
}
