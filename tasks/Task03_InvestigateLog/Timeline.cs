namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>When what happens, in UTC and in whole milliseconds. Minutes below are minutes after the start of the log.</summary>
internal sealed class Timeline
{
    private static readonly DateTime FirstDay = new(2026, 6, 2, 0, 0, 0, DateTimeKind.Utc);

    private readonly LogRandom _random;

    public Timeline(LogRandom random)
    {
        _random = random;
        Start = FirstDay.AddDays(random.Between(0, 87)).AddHours(random.Between(1, 17)).AddMinutes(random.Between(3, 55));
        EarlierWait = After(Start, 30, 42);
        EarlierPauses = [After(Start, 50, 58), After(Start, 100, 110)];
        Failover = After(Start, 68, 80);
        Cause = After(Start, 124, 138);
        FirstWait = After(Cause, 6, 8);
        Deployment = After(FirstWait, 7, 8);
        Bursts = [After(Deployment, 6, 8)];
        for (var burst = 1; burst < 6; burst++)
            Bursts = [.. Bursts, After(Bursts[^1], 11, 13)];
        LaterPauses = [After(Bursts[0], 4, 6), After(Bursts[2], 4, 6), After(Bursts[3], 5, 8)];
        MailTrouble = After(Bursts[0], 6, 8);
        MailStopped = After(Bursts[1], 4, 5);
        MailRestarted = After(MailStopped, 3, 4);
        End = After(Bursts[^1], 4, 5);
    }

    public DateTime Start { get; }

    /// <summary>Waits of the culprit that look like the first symptom, long before the first cause.</summary>
    public DateTime EarlierWait { get; }

    public IReadOnlyList<DateTime> EarlierPauses { get; }

    /// <summary>The culprit's calls fail for some seconds, for a reason of their own.</summary>
    public DateTime Failover { get; }

    public DateTime Cause { get; }

    /// <summary>The first symptom: a wait that ended well.</summary>
    public DateTime FirstWait { get; }

    /// <summary>Another version of the core, after the first symptom and before the first failure.</summary>
    public DateTime Deployment { get; }

    /// <summary>When calls of the culprit fail: a minute or so each.</summary>
    public IReadOnlyList<DateTime> Bursts { get; }

    public IReadOnlyList<DateTime> LaterPauses { get; }

    /// <summary>The mail provider begins to refuse mails.</summary>
    public DateTime MailTrouble { get; }

    public DateTime MailStopped { get; }

    public DateTime MailRestarted { get; }

    public DateTime End { get; }

    /// <summary>Between bookings that are planned, nothing else is booked.</summary>
    public bool IsPlanned(DateTime at) =>
        Bursts.Any(burst => at > burst.AddSeconds(-15) && at < burst.AddSeconds(150))
        || (at > Failover.AddSeconds(-10) && at < Failover.AddSeconds(60));

    /// <summary>That moment, or shortly after the restart when the mails stand still.</summary>
    public DateTime WhenMailRuns(DateTime at, LogRandom random) =>
        at >= MailStopped && at <= MailRestarted ? MailRestarted.AddMilliseconds(random.Between(2_000, 40_000)) : at;

    private DateTime After(DateTime moment, int fromMinutes, int toMinutes) =>
        moment.AddMilliseconds(_random.Between(fromMinutes * 60_000, toMinutes * 60_000));
}
