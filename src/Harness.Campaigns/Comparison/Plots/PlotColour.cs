namespace Harness.Campaigns.Comparison.Plots;

/// <summary>What a mark is drawn in; each has a light and a dark value. No colour says anything that a letter or a word does not.</summary>
public enum PlotColour
{
    /// <summary>The background.</summary>
    Page,

    /// <summary>Text.</summary>
    Ink,

    /// <summary>Text and marks of less weight.</summary>
    Soft,

    /// <summary>Grid lines.</summary>
    Grid,

    /// <summary>What is on the front.</summary>
    Accent,
}
