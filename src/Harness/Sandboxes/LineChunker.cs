using DiffPlex;

namespace Harness.Sandboxes;

/// <summary>
/// Splits a text for a diff the way git does: a line ends with LF only, so a changed CR shows, and a last line without one
/// carries git's marker, so that a changed end of the file shows too.
/// </summary>
internal sealed class LineChunker : IChunker
{
    // The renderer ends lines as the system does, and its text is brought to LF as a whole.
    private static readonly string NoLineEnd = Environment.NewLine + "\\ No newline at end of file";

    public IReadOnlyList<string> Chunk(string text)
    {
        if (text.Length == 0)
            return [];
        var lines = text.Split('\n');
        if (lines[^1].Length == 0)
            return lines[..^1];
        lines[^1] += NoLineEnd;
        return lines;
    }
}
