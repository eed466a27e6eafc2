namespace Harness.Campaigns.Comparison.Plots;

/// <summary>Something on a plot: <see cref="LineMark"/>, <see cref="CircleMark"/> or <see cref="TextMark"/>. Units are CSS pixels, from the upper left.</summary>
/// <param name="Colour">What it is drawn in.</param>
public abstract record PlotMark(PlotColour Colour);
