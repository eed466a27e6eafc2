namespace Harness.Campaigns.Predictions;

/// <summary>Where a value may miss a prediction and still be good news.</summary>
public enum GoodDirection
{
    Higher,
    Lower,
}
