namespace Harness.Tool.Listing;

/// <summary>A campaign that cannot be listed.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Problem">Names file and line, and what is wrong.</param>
internal sealed record UnreadableCampaign(string Path, string Problem);
