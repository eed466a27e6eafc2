using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Comparison;

/// <summary>How the rows of a campaign ended. Each row counts once, by the attempt that counts.</summary>
public sealed class OutcomeCounts
{
    /// <summary>A failure whose shape or mode was not published.</summary>
    public const string NotPublished = "not_published";

    /// <summary>The flag of a failure without any tool call.</summary>
    public const string QuickFail = "quick_fail";

    private readonly SortedDictionary<(OutcomeGroup Group, string Name), int> _counts = [];

    /// <summary>What occurred, grouped, by name within a group.</summary>
    public IEnumerable<(OutcomeGroup Group, string Name)> Names => _counts.Keys;

    /// <summary>How many rows ended so; 0 when none did.</summary>
    public int Of(OutcomeGroup group, string name) => _counts.GetValueOrDefault((group, name));

    internal void Add(Outcome outcome)
    {
        Count(OutcomeGroup.Kind, outcome.Kind.Name());
        if (outcome.Kind == OutcomeKind.Invalid)
            Count(OutcomeGroup.Cause, outcome.Cause?.Name() ?? InvalidCause.HarnessError.Name());
        if (outcome.Kind != OutcomeKind.Failed)
            return;
        Count(OutcomeGroup.Shape, outcome.Shape?.Name() ?? NotPublished);
        Count(OutcomeGroup.Mode, outcome.Mode?.Name() ?? NotPublished);
        if (outcome.QuickFail)
            Count(OutcomeGroup.Flag, QuickFail);
    }

    private void Count(OutcomeGroup group, string name) => _counts[(group, name)] = Of(group, name) + 1;
}
