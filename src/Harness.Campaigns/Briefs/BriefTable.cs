namespace Harness.Campaigns.Briefs;

/// <summary>A table of a brief.</summary>
/// <param name="Header">The names of the columns, lower case.</param>
/// <param name="Rows">The cells of each row; a row may be shorter or longer than the header.</param>
/// <param name="Before">The passage that introduces it; null when there is none.</param>
internal sealed record BriefTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<BriefPassage>> Rows, BriefPassage? Before)
{
    /// <summary>The passage below it; null when there is none.</summary>
    public BriefPassage? After { get; set; }

    /// <summary>The name of a column; empty beyond the header.</summary>
    public string NameOf(int column) => column < Header.Count ? Header[column] : "";
}
