using SkiaSharp;

namespace Harness.Tool.Comparing;

/// <summary>A font of this machine for words in pictures.</summary>
internal static class InstalledFont
{
    private static readonly string[] Families = ["Segoe UI", "Helvetica", "Arial", "DejaVu Sans", "Noto Sans", "Liberation Sans"];

    private static readonly string[] Files = ["DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf"];

    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts"];

    /// <summary>One that has glyphs.</summary>
    /// <exception cref="CommandProblemException">None is installed.</exception>
    public static SKTypeface Find() =>
        Families.Select(family => SKFontManager.Default.MatchFamily(family)).Concat(OfFiles()).FirstOrDefault(typeface => typeface is { GlyphCount: > 0 })
        ?? throw new CommandProblemException("no font is installed, so a PNG would have no words; install one (Debian: fonts-dejavu-core), or write the plots with --svg");

    // This build of Skia for Linux asks no font configuration, and its manager knows no font there.
    private static IEnumerable<SKTypeface?> OfFiles() => Folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        .OrderBy(file => Array.IndexOf(Files, Path.GetFileName(file)) is >= 0 and var place ? place : Files.Length)
        .ThenBy(file => file, StringComparer.Ordinal)
        .Select(file => SKTypeface.FromFile(file));
}
