namespace Harness.Campaigns.Pricing;

/// <summary>How sure a published fact is.</summary>
public enum PriceConfidence
{
    /// <summary>Nobody said.</summary>
    Unstated,

    /// <summary>One source, or a price that moves weekly.</summary>
    Low,

    /// <summary>Sources differ a little, or one good source.</summary>
    Medium,

    /// <summary>Independent sources agree.</summary>
    High,
}
