namespace Harness.Campaigns.Briefs;

/// <summary>Cuts a passage into sentences: what a source, a subject and a verb have in common.</summary>
internal static class BriefSentences
{
    private static readonly string[] NoEnd = ["vs.", "e.g.", "i.e.", "approx.", "cf."];

    /// <summary>Begin and end of each sentence; together they are the whole text.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(string text)
    {
        List<(int Start, int End)> sentences = [];
        var start = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?') || !char.IsWhiteSpace(text[i + 1]) || NoEnd.Any(word => text.AsSpan(0, i + 1).EndsWith(word, StringComparison.OrdinalIgnoreCase)))
                continue;
            sentences.Add((start, i + 1));
            start = i + 1;
        }

        if (start < text.Length)
            sentences.Add((start, text.Length));
        return sentences;
    }
}
