namespace Harness.Campaigns.Briefs;

/// <summary>Something in a brief that its campaign does not carry.</summary>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Character of the line from 1.</param>
/// <param name="Kind">What is the matter.</param>
/// <param name="Text">What the brief says: one clean line, cut to 120 columns.</param>
/// <param name="Problem">What the file says, or why nothing can be said: one clean line.</param>
public sealed record BriefFinding(int Line, int Column, BriefFindingKind Kind, string Text, string Problem);
