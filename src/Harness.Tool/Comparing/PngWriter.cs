using Harness.Campaigns.Comparison.Plots;
using SkiaSharp;

namespace Harness.Tool.Comparing;

/// <summary>A plot as PNG, light, two pixels for each of the plot's.</summary>
internal static class PngWriter
{
    private const int Scale = 2;

    /// <summary>Draws it.</summary>
    /// <exception cref="CommandProblemException">No font is installed: it would have no words.</exception>
    public static byte[] Write(Plot plot)
    {
        using var typeface = InstalledFont.Find();
        using var bitmap = new SKBitmap((int)Math.Ceiling(plot.Width * Scale), (int)Math.Ceiling(plot.Height * Scale));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Colour(PlotColour.Page));
        canvas.Scale(Scale);
        foreach (var mark in plot.Marks)
            Draw(canvas, mark, typeface);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Draw(SKCanvas canvas, PlotMark mark, SKTypeface typeface)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = Colour(mark.Colour) };
        switch (mark)
        {
            case LineMark line:
                paint.StrokeWidth = (float)line.Width;
                canvas.DrawLine((float)line.X1, (float)line.Y1, (float)line.X2, (float)line.Y2, paint);
                break;
            case CircleMark circle:
                using (var page = new SKPaint { IsAntialias = true, Color = Colour(PlotColour.Page) })
                    canvas.DrawCircle((float)circle.X, (float)circle.Y, (float)circle.Radius, page);
                paint.Style = SKPaintStyle.Stroke;
                paint.StrokeWidth = 1.5f;
                canvas.DrawCircle((float)circle.X, (float)circle.Y, (float)circle.Radius, paint);
                break;
            case TextMark text:
                using (var font = new SKFont(typeface, (float)text.Size))
                    canvas.DrawText(text.Text, (float)text.X, (float)text.Y, Align(text.Anchor), font, paint);
                break;
        }
    }

    private static SKColor Colour(PlotColour colour) => SKColor.Parse(PlotPalette.Light(colour));

    private static SKTextAlign Align(TextAnchor anchor) => anchor switch
    {
        TextAnchor.Start => SKTextAlign.Left,
        TextAnchor.Middle => SKTextAlign.Center,
        _ => SKTextAlign.Right,
    };
}
