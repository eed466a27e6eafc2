namespace Harness.Campaigns.Predictions;

/// <summary>A condition that overturns a hypothesis when it comes true.</summary>
/// <param name="Id">Its name in tables: <c>F1</c>.</param>
/// <param name="Text">The condition in words.</param>
/// <param name="Hypothesis">What it overturns; null when not said.</param>
/// <param name="Quantity">What is looked at.</param>
/// <param name="Range">The values that trigger it.</param>
public sealed record FalsificationCondition(string Id, string Text, string? Hypothesis, Quantity Quantity, ExpectedRange Range);
