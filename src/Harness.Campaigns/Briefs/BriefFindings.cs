using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Briefs;

/// <summary>Collects findings; one a place and kind.</summary>
internal sealed class BriefFindings
{
    private const int LongestText = 120;
    private const int LongestProblem = 400;

    private readonly SortedDictionary<(int Line, int Column, BriefFindingKind Kind), BriefFinding> _found = [];

    /// <summary>Claims that were computed again.</summary>
    public int Checked { get; set; }

    /// <summary>Numbers that nobody asked a source for.</summary>
    public int Unasked { get; set; }

    public void Add(BriefPassage passage, int offset, BriefFindingKind kind, string text, string problem)
    {
        var (line, column) = passage.PlaceOf(offset);
        _found.TryAdd((line, column, kind), new BriefFinding(line, column, kind, PlainText.Fit(text, LongestText), PlainText.Fit(problem, LongestProblem)));
    }

    public BriefVerification ToVerification() =>
        new(Checked, [.. _found.Values.Take(BriefVerifier.MostFindings)], Math.Max(0, _found.Count - BriefVerifier.MostFindings), Unasked);
}
