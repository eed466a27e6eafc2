namespace Harness.Campaigns.Transcripts;

/// <summary>A tool call as the model wrote it; hostile text.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Tool">The tool's name, also one that does not exist.</param>
/// <param name="Arguments">The arguments as text, also text that is no JSON; null when there were none.</param>
public sealed record TranscriptCall(string? Id, string Tool, string? Arguments);
