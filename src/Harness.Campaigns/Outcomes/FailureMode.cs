namespace Harness.Campaigns.Outcomes;

/// <summary>The finer diagnosis of a failure, in order of precedence: the first that fits is recorded.</summary>
public enum FailureMode
{
    /// <summary>Called a tool that does not exist and made no successful call afterwards.</summary>
    ToolCallHallucinated,

    /// <summary>Sent arguments that did not parse or validate and made no successful call afterwards.</summary>
    ToolCallMalformed,

    /// <summary>Made the same call with the same result three times or more without changing the workspace in between.</summary>
    ToolCallRedundancy,

    /// <summary>The conversation outgrew the model's context window.</summary>
    ContextExhausted,

    /// <summary>Used all turns of the run's budget.</summary>
    TurnLimit,

    /// <summary>Used all tokens of the run's budget.</summary>
    TokenLimit,

    /// <summary>Used all working time of the run's budget; waiting for rate limits is not working time.</summary>
    TimeLimit,

    /// <summary>The next model call did not fit into the run's money.</summary>
    CostLimit,

    /// <summary>The model or its content filter refused.</summary>
    Refused,

    /// <summary>The workspace was not touched.</summary>
    NoWork,

    /// <summary>At least one of the required artefacts is right.</summary>
    PartialComplete,

    /// <summary>Nothing finer fits: <see cref="FailureShape.WrongAnswer"/>.</summary>
    WrongAnswer,

    /// <summary>Nothing finer fits: <see cref="FailureShape.GaveUpMidPlan"/>.</summary>
    GaveUpMidPlan,
}
