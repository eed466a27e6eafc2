using static System.FormattableString;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>
/// Makes the log of an instance. Services, ids, times, line numbers and the class of the first cause differ from instance
/// to instance; every trap is planted in each, the same number of times.
/// </summary>
internal sealed class IncidentGenerator
{
    private const int RefusedInFigures = 4;

    private readonly LogRandom _random;
    private readonly Platform _platform;
    private readonly Scenario _scenario;
    private readonly Timeline _timeline;
    private readonly LogBook _log;
    private readonly Bookings _bookings;
    private readonly List<(DateTime At, string Id)> _confirmed = [];

    private IncidentGenerator(int instance)
    {
        _random = new LogRandom(0x4B17_7157_A4E5_0003UL + ((ulong)instance * 7919));
        _platform = Platform.Of(instance, _random);
        _scenario = Scenario.Of(instance, _platform.Culprit, _random);
        _timeline = new Timeline(_random);
        _log = new LogBook(_platform, _random);
        _bookings = new Bookings(_platform, _timeline, _log, _random);
    }

    public static IncidentLog Generate(int instance)
    {
        var generator = new IncidentGenerator(instance);
        var landmarks = generator.WriteEvents();
        return new(generator._platform, generator._scenario, generator._timeline, generator._log.Assemble(generator._timeline.End), landmarks);
    }

    private Landmarks WriteEvents()
    {
        var (culprit, core, mail) = (_platform.Culprit.Name, _platform.Core, _platform.Mail);
        var landmarks = new Landmarks
        {
            Cause = _log.Write(_timeline.Cause, culprit, LogBook.Info, null, _scenario.Cause),
            FirstWait = _log.Write(_timeline.FirstWait, culprit, LogBook.Warn, null, _scenario.Wait(_random.Between(700, 1_100))),
            EarlierWait = _log.Write(_timeline.EarlierWait, culprit, LogBook.Warn, null, _scenario.HarmlessWait(_random.Between(700, 1_100))),
            Failover = _log.Write(_timeline.Failover, culprit, LogBook.Warn, null,
                Invariant($"{_platform.Culprit.Database} moves to {_platform.Culprit.Database}-2 (planned maintenance), connections are closed")),
            Deployment = _log.Write(_timeline.Deployment, core, LogBook.Info, null, Invariant($"{core} 5.3.0 started, replaces 5.2.4")),
            Fatal = _log.Write(_timeline.MailStopped, mail, LogBook.Fatal, null, "spool is full, consumer stopped", StackTraces.OfSpool),
        };
        WriteOrdinaryTraffic(landmarks);
        WriteFailover(landmarks);
        WritePauses(landmarks);
        new Outage(_platform, _scenario, _timeline, _log, _bookings, _random).Write(landmarks, _confirmed);
        landmarks.FirstFailure = _log.First(_timeline.Cause, culprit, LogBook.Error);
        WriteMailTrouble(landmarks);
        new Housekeeping(_platform, _scenario, _timeline, _log, _random).Write();
        return landmarks;
    }

    private void WriteOrdinaryTraffic(Landmarks landmarks)
    {
        var count = 0;
        for (var at = Later(_timeline.Start, 1, 40); at < _timeline.End; at = Later(at, 42, 74))
        {
            if (_timeline.IsPlanned(at))
                continue;
            var id = _bookings.NewId();
            if (++count % 9 == 0)
            {
                _bookings.Refuse(at, id, _random.Pick(_platform.InOrder));
                if (at > _timeline.Bursts[0] && landmarks.Refused.Count < RefusedInFigures)
                    landmarks.Refused.Add(id);
            }
            else if (count % 23 == 0)
            {
                _bookings.Abandon(at, id);
            }
            else
            {
                _bookings.Confirm(at, id);
                _confirmed.Add((at, id));
            }
        }

        for (var at = Later(_timeline.Start, 1, 20); at < _timeline.End; at = Later(at, 22, 44))
            WriteSearch(at, _bookings.NewId());
        for (var at = Later(_timeline.Start, 900, 1_500); at < _timeline.End; at = Later(at, 300, 500))
            WriteReminder(_timeline.WhenMailRuns(at, _random));
    }

    private void WriteSearch(DateTime at, string id)
    {
        var milliseconds = _random.Between(8, 140);
        var day = _random.Between(1, 28);
        _log.Write(at.AddMilliseconds(milliseconds - 2), _platform.Core, LogBook.Info, id,
            Invariant($"{_random.Between(0, 14)} sailings from the timetable"));
        _log.Write(at.AddMilliseconds(milliseconds), _platform.Edge, LogBook.Info, id, Invariant($"GET /sailings?day={day} 200 {milliseconds} ms"));
    }

    /// <summary>A boarding pass that is sent as it should be.</summary>
    private void WriteReminder(DateTime at)
    {
        var earlier = _confirmed.Where(booking => booking.At < at.AddMinutes(-15)).ToList();
        var id = earlier.Count > 0 && _random.Between(1, 2) == 1 ? _random.Pick(earlier).Id : _bookings.NewId();
        _log.Write(at, _platform.Mail, LogBook.Info, null,
            Invariant($"msg={_bookings.NewMail()} for={id} boarding pass sent, rendered in {_random.Between(60, 320)} ms"));
    }

    private void WriteFailover(Landmarks landmarks)
    {
        var culprit = _platform.Culprit;
        Trouble Closed(int attempts) => new(culprit, attempts,
            () => Invariant($"{culprit.Operation} failed: {culprit.Database} closed the connection"), "503", _random.Between(20, 90));
        foreach (var (seconds, attempts) in new[] { (2, 1), (4, 3), (11, 2), (17, 1) })
        {
            var id = _bookings.NewId();
            landmarks.BeforeCause.Add(id);
            var start = _timeline.Failover.AddSeconds(seconds).AddMilliseconds(_random.Between(0, 900));
            if (attempts == 3)
                _bookings.Fail(start, id, Closed(attempts));
            else
                _bookings.Confirm(start, id, Closed(attempts));
        }
    }

    private void WritePauses(Landmarks landmarks)
    {
        var pausing = _platform.Pausing;
        foreach (var at in _timeline.EarlierPauses.Concat(_timeline.LaterPauses))
        {
            var id = _bookings.NewId();
            landmarks.Paused.Add(id);
            _log.Write(at.AddMilliseconds(3_330), pausing.Name, LogBook.Warn, null,
                Invariant($"gc pause of {_random.Between(3_060, 3_190)} ms (gen 2, heap {_random.Between(17, 23)}00 MB)"));
            _bookings.Confirm(at, id, new Trouble(pausing, 1, () => $"{pausing.Operation} cancelled by the caller", "timeout after 3000 ms", 3_000));
        }
    }

    private void WriteMailTrouble(Landmarks landmarks)
    {
        var at = _timeline.MailTrouble;
        var taken = landmarks.Affected.ToHashSet(StringComparer.Ordinal);
        for (var refused = 0; refused < 6; refused++)
        {
            var others = _confirmed.Where(booking => booking.At < at && !taken.Contains(booking.Id)).ToList();
            var id = _random.Pick(others).Id;
            taken.Add(id);
            landmarks.Bounced.Add(id);
            _log.Write(at, _platform.Mail, LogBook.Error, null,
                Invariant($"msg={_bookings.NewMail()} for={id} sailing reminder not sent: 421 from smtp.postkontor.example, next try in 20 min"),
                StackTraces.OfMail);
            at = Later(at, 35, 60);
        }

        _log.Write(_timeline.MailRestarted, _platform.Mail, LogBook.Info, null, Invariant($"{_platform.Mail} 2.7.4 started"));
    }

    private DateTime Later(DateTime at, int fromSeconds, int toSeconds) => at.AddMilliseconds(_random.Between(fromSeconds * 1_000, toSeconds * 1_000));
}
