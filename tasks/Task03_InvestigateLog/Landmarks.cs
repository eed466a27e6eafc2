namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>Entries and requests of a log that answers name, right ones and wrong ones.</summary>
internal sealed class Landmarks
{
    /// <summary>The right answer.</summary>
    public required LogEntry Cause { get; init; }

    /// <summary>The first wait of the culprit that the cause brought about.</summary>
    public required LogEntry FirstWait { get; init; }

    /// <summary>The similar wait long before the cause.</summary>
    public required LogEntry EarlierWait { get; init; }

    /// <summary>The failover of the culprit's database long before the cause.</summary>
    public required LogEntry Failover { get; init; }

    /// <summary>The new version of the core, after the first symptom and before the first failure.</summary>
    public required LogEntry Deployment { get; init; }

    /// <summary>The only line at FATAL.</summary>
    public required LogEntry Fatal { get; init; }

    /// <summary>The first failed call of the incident, as the culprit says it.</summary>
    public LogEntry? FirstFailure { get; set; }

    /// <summary>Requests that got no booking at once although the core called the culprit three times.</summary>
    public List<string> Failed { get; } = [];

    /// <summary>Requests that an attempt failed for and that went through.</summary>
    public List<string> Recovered { get; } = [];

    /// <summary>Requests for which the culprit was not even called.</summary>
    public List<string> Uncalled { get; } = [];

    /// <summary>Requests of earlier hours or days whose mail could not be rendered.</summary>
    public List<string> Mailed { get; } = [];

    /// <summary>Not affected: a wait after the cause that ended well.</summary>
    public List<string> Slow { get; } = [];

    /// <summary>Not affected: attempts at the culprit that failed before the cause.</summary>
    public List<string> BeforeCause { get; } = [];

    /// <summary>Not affected: an attempt at another backend that failed for a reason of its own.</summary>
    public List<string> Paused { get; } = [];

    /// <summary>Not affected: turned down for a good reason while the incident lasted.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Not affected: the mail provider refused the mail.</summary>
    public List<string> Bounced { get; } = [];

    public IReadOnlyList<string> Affected => [.. Failed, .. Recovered, .. Uncalled, .. Mailed];
}
