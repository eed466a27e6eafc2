namespace Harness.Campaigns.Comparison.Plots;

/// <summary>A picture as a list of marks, for whatever can draw lines, circles and text.</summary>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
/// <param name="Title">What it shows, for those who cannot see it.</param>
/// <param name="Marks">In the order in which they are drawn.</param>
public sealed record Plot(double Width, double Height, string Title, IReadOnlyList<PlotMark> Marks);
