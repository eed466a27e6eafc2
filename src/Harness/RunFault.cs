using Harness.Campaigns.Outcomes;
using Harness.Models;
using Harness.Models.Cassettes;

namespace Harness;

/// <summary>Why a run could not be measured, from what was thrown.</summary>
/// <param name="Cause">The cause on the record.</param>
/// <param name="Message">What happened and, where it is known, what cures it.</param>
/// <param name="StopsCampaign">Further runs would end the same way.</param>
public sealed record RunFault(InvalidCause Cause, string Message, bool StopsCampaign = false)
{
    /// <summary>Classifies what ended a run.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="phase">What the engine was doing.</param>
    /// <param name="cancelled">The run was cancelled from outside.</param>
    public static RunFault Of(Exception exception, RunPhase phase, bool cancelled) => exception switch
    {
        _ when cancelled => new(InvalidCause.Cancelled, "the run was cancelled before it could finish"),
        _ when CassetteFaultOf(exception) is { } e => new(InvalidCause.HarnessError, e.Message),
        ProviderExhaustedException { Cause: ProviderFault.RateLimited } e => new(InvalidCause.RateLimited, e.Message),
        ProviderExhaustedException e => new(InvalidCause.ProviderError, e.Message),
        ProviderException { Fault: ProviderFault.StopCampaign } e => new(InvalidCause.ProviderError, $"{e.Message}; {AccountCure(e)}", StopsCampaign: true),
        ProviderException { Fault: ProviderFault.HarnessDefect } e => new(InvalidCause.HarnessError, e.Message, StopsCampaign: true),
        ProviderException e => new(InvalidCause.ProviderError, e.Message),
        DirectoryNotFoundException when phase == RunPhase.Agent => new(InvalidCause.SandboxLost, exception.Message),
        _ when phase == RunPhase.Check => new(InvalidCause.CheckerError, Described(exception)),
        _ => new(InvalidCause.HarnessError, Described(exception)),
    };

    // A client may wrap what its network threw.
    private static CassetteException? CassetteFaultOf(Exception? exception) =>
        exception is null ? null : exception as CassetteException ?? CassetteFaultOf(exception.InnerException);

    private static string AccountCure(ProviderException e) => e.Status is 401 or 403
        ? "check the key in the environment variable that the model's apiKeyVariable names, and that it may use this model"
        : "check the credit and the quota of the account that the key belongs to";

    private static string Described(Exception e) => $"{e.GetType().Name}: {e.Message}";
}

/// <summary>What the engine was doing when something was thrown.</summary>
public enum RunPhase
{
    Setup,
    Agent,
    Check,

    /// <summary>The verdict is known; the run's folders go.</summary>
    CleanUp,
}
