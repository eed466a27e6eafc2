namespace Harness.Campaigns.Briefs;

/// <summary>A paragraph, a heading, an item of a list, or a cell of a table: text on one line, and where it stood.</summary>
/// <param name="Text">The text; line breaks became spaces.</param>
/// <param name="Starts">For each line that it was made of: offset in the text, line from 1, column from 1.</param>
/// <param name="Tag">The tag that holds at its beginning.</param>
internal sealed record BriefPassage(string Text, IReadOnlyList<(int Offset, int Line, int Column)> Starts, BriefTag Tag)
{
    /// <summary>Line and column of a character.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        var start = Starts.Last(start => start.Offset <= offset);
        return (start.Line, start.Column + offset - start.Offset);
    }
}
