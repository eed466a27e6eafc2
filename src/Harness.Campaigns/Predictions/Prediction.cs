namespace Harness.Campaigns.Predictions;

/// <summary>What somebody expects of a campaign before it is run.</summary>
/// <param name="Id">Its name in tables: <c>P1</c>.</param>
/// <param name="Text">The prediction in words.</param>
/// <param name="Quantity">What is predicted.</param>
/// <param name="Expected">The values that make it right.</param>
/// <param name="Better">The direction in which a miss is a pleasant one; null when there is none.</param>
/// <param name="Confidence">How sure its author is, 0 to 1; null when not said.</param>
public sealed record Prediction(
    string Id,
    string Text,
    Quantity Quantity,
    ExpectedRange Expected,
    GoodDirection? Better = null,
    decimal? Confidence = null);
