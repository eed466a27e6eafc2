namespace Harness.Campaigns.Outcomes;

/// <summary>The coarse form of a failure: did the model give a final answer?</summary>
public enum FailureShape
{
    /// <summary>The model gave a final answer and the checker rejected it.</summary>
    WrongAnswer,

    /// <summary>The run ended without a final answer: a limit, an empty reply, a refusal, a question back.</summary>
    GaveUpMidPlan,
}
