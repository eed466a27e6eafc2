namespace Harness.Campaigns.Comparison.Plots;

/// <summary>The colours of plots, as <c>#rrggbb</c>. Contrasts of text are at least 4.5 to 1 on both pages.</summary>
public static class PlotPalette
{
    public static string Light(PlotColour colour) => colour switch
    {
        PlotColour.Page => "#ffffff",
        PlotColour.Ink => "#1b1f24",
        PlotColour.Soft => "#57606a",
        PlotColour.Grid => "#d5dae0",
        _ => "#0a5cc4",
    };

    public static string Dark(PlotColour colour) => colour switch
    {
        PlotColour.Page => "#12161b",
        PlotColour.Ink => "#e4e8ec",
        PlotColour.Soft => "#a2acb7",
        PlotColour.Grid => "#343c46",
        _ => "#79b4ff",
    };
}
