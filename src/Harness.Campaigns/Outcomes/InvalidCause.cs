namespace Harness.Campaigns.Outcomes;

/// <summary>Why a run could not be measured.</summary>
public enum InvalidCause
{
    /// <summary>The model's service failed: connection, 5xx, an unreadable answer, an attempt that timed out, a rejected key.</summary>
    ProviderError,

    /// <summary>The service kept answering "too many requests" until the attempts were used up.</summary>
    RateLimited,

    /// <summary>The workspace or a process that isolates the agent disappeared.</summary>
    SandboxLost,

    /// <summary>The checker threw something that is not a failed check.</summary>
    CheckerError,

    /// <summary>A defect or a wrong setting of the harness itself.</summary>
    HarnessError,

    /// <summary>The campaign's money ran out before the run could finish.</summary>
    BudgetStopped,

    /// <summary>Ctrl+C, a termination signal, or the end of the parent process.</summary>
    Cancelled,

    /// <summary>Not made, or not made to its end, because no outcome of it could change the verdict of the gate.</summary>
    Curtailed,
}
