using System.Globalization;
using System.Text;
using Harness.Campaigns.Reports.Html;

namespace Harness.Campaigns.Comparison.Plots;

/// <summary>
/// A plot as SVG: nothing is loaded, no script, every text escaped. Light by its attributes, dark where the reader prefers it; a
/// program that does not know style sheets shows the light one.
/// </summary>
public static class SvgWriter
{
    private const string Font = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif";

    public static string Write(Plot plot)
    {
        var title = HtmlText.Escape(plot.Title, 2_000);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Number(plot.Width)}\" height=\"{Number(plot.Height)}\" viewBox=\"0 0 {Number(plot.Width)} {Number(plot.Height)}\" role=\"img\" aria-label=\"{title}\" font-family=\"{Font}\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n<style>{Dark()}</style>\n");
        page.Append(CultureInfo.InvariantCulture, $"<rect width=\"100%\" height=\"100%\" {Fill(PlotColour.Page)}/>\n");
        foreach (var mark in plot.Marks)
            page.Append(Element(mark)).Append('\n');
        return page.Append("</svg>\n").ToString();
    }

    private static string Element(PlotMark mark) => mark switch
    {
        LineMark line => $"<line x1=\"{Number(line.X1)}\" y1=\"{Number(line.Y1)}\" x2=\"{Number(line.X2)}\" y2=\"{Number(line.Y2)}\" {Stroke(line.Colour)} stroke-width=\"{Number(line.Width)}\"/>",
        CircleMark circle => $"<circle cx=\"{Number(circle.X)}\" cy=\"{Number(circle.Y)}\" r=\"{Number(circle.Radius)}\" class=\"{Name(PlotColour.Page)} s{Name(circle.Colour)}\" fill=\"{PlotPalette.Light(PlotColour.Page)}\" stroke=\"{PlotPalette.Light(circle.Colour)}\" stroke-width=\"1.5\"/>",
        TextMark text => $"<text x=\"{Number(text.X)}\" y=\"{Number(text.Y)}\" font-size=\"{Number(text.Size)}\"{Anchor(text.Anchor)} {Fill(text.Colour)}>{HtmlText.Escape(text.Text)}</text>",
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "Nobody draws this mark."),
    };

    private static string Dark() =>
        "@media (prefers-color-scheme:dark){" + string.Concat(Enum.GetValues<PlotColour>().Select(colour => $".{Name(colour)}{{fill:{PlotPalette.Dark(colour)}}}.s{Name(colour)}{{stroke:{PlotPalette.Dark(colour)}}}")) + "}";

    private static string Fill(PlotColour colour) => $"class=\"{Name(colour)}\" fill=\"{PlotPalette.Light(colour)}\"";

    private static string Stroke(PlotColour colour) => $"class=\"s{Name(colour)}\" stroke=\"{PlotPalette.Light(colour)}\"";

    private static string Name(PlotColour colour) => colour switch
    {
        PlotColour.Page => "page",
        PlotColour.Ink => "ink",
        PlotColour.Soft => "soft",
        PlotColour.Grid => "grid",
        _ => "accent",
    };

    private static string Anchor(TextAnchor anchor) => anchor switch
    {
        TextAnchor.Start => "",
        TextAnchor.Middle => " text-anchor=\"middle\"",
        _ => " text-anchor=\"end\"",
    };

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
