namespace Harness.Campaigns.Outcomes;

/// <summary>Why the agent loop ended. A limit that is reached is a value here, never an exception.</summary>
public enum StopReason
{
    /// <summary>The model replied with text and no tool call.</summary>
    FinalAnswer,

    /// <summary>The model called <c>submit</c>.</summary>
    Submitted,

    /// <summary>The model replied with neither text nor a tool call.</summary>
    EmptyReply,

    /// <summary>The model refused, or a content filter stopped it.</summary>
    Refused,

    /// <summary>All turns are used.</summary>
    TurnLimit,

    /// <summary>All tokens are used.</summary>
    TokenLimit,

    /// <summary>All working time is used.</summary>
    TimeLimit,

    /// <summary>The next call does not fit into the run's money.</summary>
    CostLimit,

    /// <summary>The conversation no longer fits into the model's context window.</summary>
    ContextExhausted,
}
