namespace Harness.Campaigns.Comparison.Plots;

/// <summary>A circle around a letter, filled with the background.</summary>
/// <param name="X">Left of its centre.</param>
/// <param name="Y">Top of its centre.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="Colour">What its edge is drawn in.</param>
public sealed record CircleMark(double X, double Y, double Radius, PlotColour Colour) : PlotMark(Colour);
