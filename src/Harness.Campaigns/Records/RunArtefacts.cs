namespace Harness.Campaigns.Records;

/// <summary>What is kept beside a record.</summary>
/// <param name="Transcript">The path of the finished transcript, which is moved to its place in the campaign; null when there is none.</param>
/// <param name="Diff">Unified diff of the final workspace against its start; null when there is none.</param>
public sealed record RunArtefacts(string? Transcript, string? Diff)
{
    /// <summary>The path of the finished cassette, which is moved to its place in the campaign; null when nothing was recorded.</summary>
    public string? Cassette { get; init; }
}
