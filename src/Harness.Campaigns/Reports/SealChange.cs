namespace Harness.Campaigns.Reports;

/// <summary>A file that is not as <c>campaign.json</c> says.</summary>
/// <param name="File">Its path below the campaign's folder, with forward slashes.</param>
/// <param name="Kind">What happened to it.</param>
public sealed record SealChange(string File, SealChangeKind Kind);
