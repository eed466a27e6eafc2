namespace Harness.Campaigns.Records;

/// <summary>
/// What a finished test carries to the reporter: the content of an attachment whose name starts with
/// <see cref="NamePrefix"/> and ends with <see cref="NameSuffix"/>.
/// </summary>
/// <param name="Campaign">Absolute path of the campaign's folder.</param>
/// <param name="Planned">Rows that this campaign set out to make; 0 when unknown.</param>
/// <param name="Record">The record as it was written to <c>runs.jsonl</c>.</param>
public sealed record RunAttachment(string Campaign, int Planned, RunRecord Record)
{
    /// <summary>Earlier attempts of the row that this process made and <see cref="Record"/> replaces, in their order.</summary>
    public IReadOnlyList<RunRecord> Replaced { get; init; } = [];

    /// <summary>
    /// The text between prefix and suffix must be unique to the process: test adapters of concurrent processes write
    /// attachments of one name over each other.
    /// </summary>
    public const string NamePrefix = "harness-run-";

    public const string NameSuffix = ".json";
}
