namespace Harness;

/// <summary>What one run may use up. Reaching a limit ends the run; what was done until then is judged.</summary>
public sealed record Limits
{
    /// <summary>The limits of a task that states no others.</summary>
    public static Limits Default { get; } = new();

    /// <summary>Model calls that are answered; 1 or more. Default 15.</summary>
    public int Turns { get; init; } = 15;

    /// <summary>Input and output tokens, summed over all calls as the provider reports them. Default 500,000.</summary>
    public long Tokens { get; init; } = 500_000;

    /// <summary>
    /// Time in the model and in tools; waiting and failed requests are not counted. A request that is on its way when it is used up is
    /// left to end, within its own time limit. Default 10 minutes.
    /// </summary>
    public TimeSpan WorkingTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Money in USD; null is no limit. <c>HARNESS_MAX_COST_PER_RUN_USD</c> sets it for all tasks.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The most tokens that one reply may have. Default 8,192. <c>HARNESS_MAX_OUTPUT_TOKENS</c> overrides it.</summary>
    public int OutputTokensPerReply { get; init; } = 8_192;
}
