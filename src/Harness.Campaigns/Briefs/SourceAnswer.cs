namespace Harness.Campaigns.Briefs;

/// <summary>What a source gives.</summary>
/// <param name="Facts">Its numbers; empty when <paramref name="Missing"/> is set.</param>
/// <param name="Missing">Why there are none; null when there are.</param>
/// <param name="Changed">Why it is not what it should be; null when it is.</param>
internal sealed record SourceAnswer(IReadOnlyList<Fact> Facts, string? Missing = null, string? Changed = null);
