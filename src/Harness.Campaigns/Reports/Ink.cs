namespace Harness.Campaigns.Reports;

/// <summary>Colours for a terminal, or none.</summary>
public sealed record Ink
{
    private const string Reset = "\e[0m";

    private readonly bool _colour;

    private Ink(bool colour) => _colour = colour;

    /// <summary>No control sequences at all.</summary>
    public static Ink Plain { get; } = new(colour: false);

    /// <summary>ANSI colours.</summary>
    public static Ink Colour { get; } = new(colour: true);

    public string Green(string text) => Paint("\e[32m", text);

    public string Red(string text) => Paint("\e[31m", text);

    public string Yellow(string text) => Paint("\e[33m", text);

    private string Paint(string start, string text) => _colour ? start + text + Reset : text;
}
