using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Tests.Outcomes;

public sealed class OutcomeRulesTests
{
    private static readonly bool[] Both = [false, true];

    private static readonly StopReason[] Limits =
        [StopReason.TurnLimit, StopReason.TokenLimit, StopReason.TimeLimit, StopReason.CostLimit, StopReason.ContextExhausted];

    public static TheoryData<RunFacts, string> Examples { get; } = new()
    {
        { Rejected(StopReason.FinalAnswer), "wrong_answer/wrong_answer" },
        { Rejected(StopReason.Submitted), "wrong_answer/wrong_answer" },
        { Rejected(StopReason.FinalAnswer) with { AskedBack = true }, "gave_up_mid_plan/gave_up_mid_plan" },
        { Rejected(StopReason.Submitted) with { AskedBack = true }, "wrong_answer/wrong_answer" },
        { Rejected(StopReason.EmptyReply), "gave_up_mid_plan/gave_up_mid_plan" },
        { Rejected(StopReason.Refused), "gave_up_mid_plan/refused" },
        { Rejected(StopReason.TurnLimit), "gave_up_mid_plan/turn_limit" },
        { Rejected(StopReason.TokenLimit), "gave_up_mid_plan/token_limit" },
        { Rejected(StopReason.TimeLimit), "gave_up_mid_plan/time_limit" },
        { Rejected(StopReason.CostLimit), "gave_up_mid_plan/cost_limit" },
        { Rejected(StopReason.ContextExhausted), "gave_up_mid_plan/context_exhausted" },
        { Rejected(StopReason.FinalAnswer) with { WorkspaceChanged = false }, "wrong_answer/no_work" },
        { Rejected(StopReason.FinalAnswer) with { ArtefactsRight = 1 }, "wrong_answer/partial_complete" },
        { Rejected(StopReason.FinalAnswer) with { ArtefactsRight = 1, WorkspaceChanged = false }, "wrong_answer/no_work" },
        { Rejected(StopReason.FinalAnswer) with { MostRepeatedCall = 2 }, "wrong_answer/wrong_answer" },
        { Rejected(StopReason.FinalAnswer) with { MostRepeatedCall = 3 }, "wrong_answer/tool_call_redundancy" },
        { Rejected(StopReason.TurnLimit) with { MostRepeatedCall = 9 }, "gave_up_mid_plan/tool_call_redundancy" },
        { Rejected(StopReason.TurnLimit) with { MostRepeatedCall = 9, MalformedCallUnrecovered = true }, "gave_up_mid_plan/tool_call_malformed" },
        { Rejected(StopReason.TurnLimit) with { MalformedCallUnrecovered = true, UnknownToolUnrecovered = true }, "gave_up_mid_plan/tool_call_hallucinated" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rejected_workspace_is_a_failure_with_a_shape_and_the_first_mode_that_fits(RunFacts facts, string expected)
    {
        var outcome = OutcomeRules.Classify(facts);

        outcome.Kind.Should().Be(OutcomeKind.Failed);
        $"{outcome.Shape!.Value.Name()}/{outcome.Mode!.Value.Name()}".Should().Be(expected);
    }

    [Fact]
    public void A_run_whose_work_is_accepted_has_passed_even_when_a_limit_ended_it()
    {
        foreach (var limit in Limits)
            OutcomeRules.Classify(Rejected(limit) with { Accepted = true }).Should().Be(new Outcome(OutcomeKind.Passed));
    }

    [Fact]
    public void A_run_that_exceeds_its_budget_is_failed_not_invalid() =>
        OutcomeRules.Classify(Rejected(StopReason.CostLimit)).Kind.Should().Be(OutcomeKind.Failed);

    [Fact]
    public void A_failure_without_any_tool_call_is_a_quick_fail()
    {
        OutcomeRules.Classify(Rejected(StopReason.FinalAnswer) with { ToolCalls = 0 }).QuickFail.Should().BeTrue();
        OutcomeRules.Classify(Rejected(StopReason.FinalAnswer) with { ToolCalls = 1 }).QuickFail.Should().BeFalse();
    }

    [Fact]
    public void Every_combination_of_facts_has_one_outcome_with_exactly_the_labels_of_its_kind()
    {
        foreach (var facts in EveryCombination())
        {
            var outcome = OutcomeRules.Classify(facts);
            var invalid = outcome.Kind == OutcomeKind.Invalid;
            var failed = outcome.Kind == OutcomeKind.Failed;
            var complaint =
                OutcomeRules.Classify(facts with { }) != outcome ? "differs for the same facts"
                : outcome.Cause.HasValue != invalid ? "cause without invalid, or the reverse"
                : outcome.Shape.HasValue != failed || outcome.Mode.HasValue != failed ? "labels without failure, or the reverse"
                : outcome.QuickFail && (!failed || facts.ToolCalls > 0) ? "quick fail with a call or without a failure"
                : outcome.ClaimedSuccess != (facts.ClaimedSuccess && !invalid) ? "claim lost or invented"
                : outcome.Kind != Expected(facts) ? $"kind is not {Expected(facts)}"
                : null;
            complaint.Should().BeNull("of {0} -> {1}", facts, outcome);
        }
    }

    private static OutcomeKind Expected(RunFacts facts) =>
        facts.Fault is not null || facts.Accepted is null ? OutcomeKind.Invalid
        : facts.Accepted == true ? OutcomeKind.Passed
        : facts.Stop is null ? OutcomeKind.Invalid
        : OutcomeKind.Failed;

    private static RunFacts Rejected(StopReason stop) => new() { Stop = stop, Accepted = false, ToolCalls = 3, WorkspaceChanged = true };

    private static IEnumerable<RunFacts> EveryCombination() =>
        from fault in OrNull<InvalidCause>()
        from stop in OrNull<StopReason>()
        from accepted in new bool?[] { null, false, true }
        from calls in new[] { 0, 1 }
        from repeated in new[] { 0, OutcomeRules.RedundantRepetitions - 1, OutcomeRules.RedundantRepetitions }
        from artefacts in new[] { 0, 1 }
        from changed in Both
        from asked in Both
        from claimed in Both
        from unknown in Both
        from malformed in Both
        select new RunFacts
        {
            Fault = fault,
            Stop = stop,
            Accepted = accepted,
            ToolCalls = calls,
            MostRepeatedCall = repeated,
            ArtefactsRight = artefacts,
            WorkspaceChanged = changed,
            AskedBack = asked,
            ClaimedSuccess = claimed,
            UnknownToolUnrecovered = unknown,
            MalformedCallUnrecovered = malformed,
        };

    private static IEnumerable<T?> OrNull<T>() where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => (T?)value).Prepend(null);
}
