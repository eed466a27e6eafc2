using Harness.Agents;
using Harness.Campaigns.Outcomes;
using Harness.Models;
using Harness.Models.Cassettes;
using Harness.Sandboxes;
using Harness.Settings;

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
    /// <param name="cure">Knows what to do about the provider's errors.</param>
    /// <param name="stopped">Why the campaign was stopped; null while it goes on.</param>
    public static RunFault Of(Exception exception, RunPhase phase, bool cancelled, ProviderCure cure, (InvalidCause Cause, string Reason)? stopped) => exception switch
    {
        _ when cancelled => new(InvalidCause.Cancelled, "the run was cancelled before it could finish"),
        CampaignHaltedException when stopped is { } halt => new(halt.Cause, "not finished: " + halt.Reason),
        _ when CassetteFaultOf(exception) is { } e => new(InvalidCause.HarnessError, e.Message),
        ProviderExhaustedException { Cause: ProviderFault.RateLimited } e => new(InvalidCause.RateLimited, e.Message),
        ProviderExhaustedException e => new(InvalidCause.ProviderError, e.Message),
        ProviderException { Fault: ProviderFault.StopCampaign } e => new(InvalidCause.ProviderError, Cured(e, cure), StopsCampaign: true),
        ProviderException { Fault: ProviderFault.HarnessDefect } e => new(InvalidCause.HarnessError, Cured(e, cure), StopsCampaign: true),
        ProviderException e => new(InvalidCause.ProviderError, e.Message),
        SpendingStoppedException e => new(e.Cause, e.Message, StopsCampaign: true),
        _ when SandboxFaultOf(exception) is { } e => new(InvalidCause.SandboxLost, e.Message),
        SettingsException e => new(InvalidCause.HarnessError, e.Message),
        DirectoryNotFoundException when phase == RunPhase.Agent => new(InvalidCause.SandboxLost, exception.Message),
        _ when phase == RunPhase.Check => new(InvalidCause.CheckerError, Described(exception)),
        _ => new(InvalidCause.HarnessError, Described(exception)),
    };

    private static string Cured(ProviderException e, ProviderCure cure) => cure.Of(e) is { } known ? $"{e.Message}; {known}" : e.Message;

    // A client may wrap what its network threw.
    private static CassetteException? CassetteFaultOf(Exception? exception) =>
        exception is null ? null : exception as CassetteException ?? CassetteFaultOf(exception.InnerException);

    // The compiler's processes wrap it.
    private static SandboxException? SandboxFaultOf(Exception? exception) =>
        exception is null ? null : exception as SandboxException ?? SandboxFaultOf(exception.InnerException);

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
