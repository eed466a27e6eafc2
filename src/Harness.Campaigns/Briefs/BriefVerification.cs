namespace Harness.Campaigns.Briefs;

/// <summary>What checking a brief came to.</summary>
/// <param name="Checked">Claims that were computed again.</param>
/// <param name="Findings">What does not hold, in the order of the text, at most <see cref="BriefVerifier.MostFindings"/>.</param>
/// <param name="LeftOut">Findings beyond these.</param>
/// <param name="Unasked">Numbers without a source in passages without a tag: neither checked nor complained about.</param>
public sealed record BriefVerification(int Checked, IReadOnlyList<BriefFinding> Findings, int LeftOut, int Unasked)
{
    /// <summary>Every claim holds.</summary>
    public bool Holds => Findings.Count == 0;
}
