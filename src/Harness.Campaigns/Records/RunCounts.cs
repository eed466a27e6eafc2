namespace Harness.Campaigns.Records;

/// <summary>The parts of a record that only the tables with a row for each run need; the rest of the line is passed over.</summary>
internal sealed record RunCounts
{
    /// <summary>Tool calls per tool.</summary>
    public IReadOnlyList<ToolCallCount> Tools { get; init; } = [];

    public TokenUsage Usage { get; init; } = TokenUsage.None;
}
