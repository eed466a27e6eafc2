namespace Harness.Campaigns.Comparison.Plots;

/// <summary>A straight line.</summary>
/// <param name="X1">Left of its start.</param>
/// <param name="Y1">Top of its start.</param>
/// <param name="X2">Left of its end.</param>
/// <param name="Y2">Top of its end.</param>
/// <param name="Width">Its width.</param>
/// <param name="Colour">What it is drawn in.</param>
public sealed record LineMark(double X1, double Y1, double X2, double Y2, double Width, PlotColour Colour) : PlotMark(Colour);
