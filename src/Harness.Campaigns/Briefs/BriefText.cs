using Harness.Campaigns.Records;

namespace Harness.Campaigns.Briefs;

/// <summary>
/// A brief, cut into passages and tables. Markdown is read line by line, so it costs the same however deep somebody nests: code
/// blocks, quotations and comments are left out, since what they say is not the author's claim.
/// </summary>
/// <param name="Passages">Paragraphs, headings and items of lists, in order.</param>
/// <param name="Tables">Tables, in order.</param>
/// <param name="Unended">The line from which on everything is code or a comment, to the end of the text; null when each block ends.</param>
internal sealed record BriefText(IReadOnlyList<BriefPassage> Passages, IReadOnlyList<BriefTable> Tables, BriefPassage? Unended)
{
    /// <summary>Characters of a brief.</summary>
    public const int Longest = 1 << 20;

    /// <summary>Characters of a paragraph or a row of a table.</summary>
    public const int LongestPassage = 20_000;

    private const int MostLines = 20_000;

    /// <summary>Reads a brief.</summary>
    /// <param name="text">The Markdown.</param>
    /// <param name="file">The name that messages have.</param>
    /// <exception cref="CampaignFormatException">It is too long, or holds a character that no text has.</exception>
    public static BriefText Parse(string text, string file)
    {
        if (text.Length > Longest)
            throw new CampaignFormatException(file, null, FormattableString.Invariant($"no brief: it has {text.Length} characters, at most {Longest} are read."));
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length > MostLines)
            throw new CampaignFormatException(file, null, FormattableString.Invariant($"no brief: it has {lines.Length} lines, at most {MostLines} are read."));
        var reader = new BriefLines(file);
        for (var i = 0; i < lines.Length; i++)
            reader.Read(lines[i], i + 1);
        return reader.Finish();
    }
}
