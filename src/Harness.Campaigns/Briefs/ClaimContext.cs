namespace Harness.Campaigns.Briefs;

/// <summary>What a cell of a table inherits from its row, its column and its table.</summary>
/// <param name="Source">The source of the row or of the table; null when neither names one.</param>
/// <param name="Task">The task of the row; empty when it has none.</param>
/// <param name="Run">The run of the row; 0 when it has none.</param>
/// <param name="Column">The name of the column.</param>
/// <param name="IsImplied">The source was not named, but follows from what the row is about.</param>
internal sealed record ClaimContext(BriefSource? Source = null, string Task = "", int Run = 0, string Column = "", bool IsImplied = false);
