namespace Harness.Campaigns.Outcomes;

/// <summary>
/// Maps the facts of a run to its outcome. Pure and total: every combination of facts has one outcome, and the same facts
/// always have the same one.
/// </summary>
public static class OutcomeRules
{
    /// <summary>Raised whenever <see cref="Classify"/> answers differently for any facts. Stored on each record.</summary>
    public const int Version = 1;

    /// <summary>How often one call with one result makes a run redundant.</summary>
    public const int RedundantRepetitions = 3;

    /// <summary>Classifies a run. Order of precedence: invalid, passed, failed.</summary>
    public static Outcome Classify(RunFacts facts)
    {
        if (facts.Fault is { } fault)
            return new Outcome(OutcomeKind.Invalid, fault);
        if (facts.Accepted is not { } accepted)
            return new Outcome(OutcomeKind.Invalid, InvalidCause.HarnessError);
        if (accepted)
            return new Outcome(OutcomeKind.Passed, ClaimedSuccess: facts.ClaimedSuccess);
        // A rejected workspace of a loop that never said why it ended: the harness lost track, the model is not to blame.
        if (facts.Stop is not { } stop)
            return new Outcome(OutcomeKind.Invalid, InvalidCause.HarnessError);

        var shape = GaveFinalAnswer(stop, facts) ? FailureShape.WrongAnswer : FailureShape.GaveUpMidPlan;
        return new Outcome(
            OutcomeKind.Failed,
            Shape: shape,
            Mode: ModeOf(stop, facts, shape),
            QuickFail: facts.ToolCalls == 0,
            ClaimedSuccess: facts.ClaimedSuccess);
    }

    private static bool GaveFinalAnswer(StopReason stop, RunFacts facts) =>
        stop is StopReason.Submitted || (stop is StopReason.FinalAnswer && !facts.AskedBack);

    private static FailureMode ModeOf(StopReason stop, RunFacts facts, FailureShape shape)
    {
        if (facts.UnknownToolUnrecovered) return FailureMode.ToolCallHallucinated;
        if (facts.MalformedCallUnrecovered) return FailureMode.ToolCallMalformed;
        if (facts.MostRepeatedCall >= RedundantRepetitions) return FailureMode.ToolCallRedundancy;
        switch (stop)
        {
            case StopReason.ContextExhausted: return FailureMode.ContextExhausted;
            case StopReason.TurnLimit: return FailureMode.TurnLimit;
            case StopReason.TokenLimit: return FailureMode.TokenLimit;
            case StopReason.TimeLimit: return FailureMode.TimeLimit;
            case StopReason.CostLimit: return FailureMode.CostLimit;
            case StopReason.Refused: return FailureMode.Refused;
        }

        if (!facts.WorkspaceChanged) return FailureMode.NoWork;
        if (facts.ArtefactsRight > 0) return FailureMode.PartialComplete;
        return shape == FailureShape.WrongAnswer ? FailureMode.WrongAnswer : FailureMode.GaveUpMidPlan;
    }
}
