namespace Harness.Campaigns.Comparison.Plots;

/// <summary>Which part of a text stands at its place.</summary>
public enum TextAnchor
{
    Start,
    Middle,
    End,
}
