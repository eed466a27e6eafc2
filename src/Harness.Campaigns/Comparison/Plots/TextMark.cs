namespace Harness.Campaigns.Comparison.Plots;

/// <summary>A line of text. Whoever draws it escapes it.</summary>
/// <param name="X">Where it is anchored, from the left.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Text">Clean, one line.</param>
/// <param name="Size">Its size.</param>
/// <param name="Anchor">Which part of it stands at <paramref name="X"/>.</param>
/// <param name="Colour">What it is drawn in.</param>
public sealed record TextMark(double X, double Y, string Text, double Size, TextAnchor Anchor, PlotColour Colour) : PlotMark(Colour);
