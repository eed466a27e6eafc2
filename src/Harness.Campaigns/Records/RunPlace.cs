namespace Harness.Campaigns.Records;

/// <summary>Where the line of a record lies in <c>runs.jsonl</c>, in bytes, without its line feed.</summary>
internal readonly record struct RunPlace(long Offset, int Length);
