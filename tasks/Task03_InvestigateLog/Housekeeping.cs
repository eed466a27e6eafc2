using static System.FormattableString;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>
/// What services say without being asked: health checks, figures, jobs, and the changes of an ordinary day. Every class of
/// change occurs several times, in the culprit too, so that only its consequences tell the first cause from the others.
/// </summary>
internal sealed class Housekeeping(Platform platform, Scenario scenario, Timeline timeline, LogBook log, LogRandom random)
{
    public void Write()
    {
        foreach (var service in platform.ServiceNames)
            WriteHealth(service);
        foreach (var backend in platform.InOrder)
        {
            WriteFigures(backend);
            WriteJobs(backend);
        }

        WriteChangesOfTheCulprit();
        WriteChangesOfOthers();
        WriteMishaps();
    }

    private void WriteHealth(string service)
    {
        foreach (var at in Every(seconds: 90))
        {
            if (service == platform.Mail && at >= timeline.MailStopped && at <= timeline.MailRestarted)
                continue;
            log.Write(at, service, LogBook.Info, null, Invariant($"GET /health/ready 200 {random.Between(1, 9)} ms from lb-{random.Between(1, 3)}"));
        }
    }

    private void WriteFigures(Backend backend)
    {
        foreach (var at in Every(seconds: 300))
        {
            var figures = backend != platform.Culprit ? Invariant($"pool {backend.Database}: in use {random.Between(3, 12)} of 25")
                : at < timeline.Cause.AddSeconds(45) ? (at < timeline.Cause ? scenario.FiguresBefore() : null)
                : scenario.FiguresAfter();
            if (figures is not null)
                log.Write(at, backend.Name, LogBook.Info, null, figures);
        }
    }

    private void WriteJobs(Backend backend)
    {
        var run = random.Between(8_600, 8_700);
        foreach (var at in Every(seconds: 1_500))
        {
            log.Write(at, backend.Name, LogBook.Info, null,
                Invariant($"job {backend.Table}-expiry started by schedule (run {++run}, up to 2 connections)"));
            log.Write(at.AddMilliseconds(random.Between(4_000, 30_000)), backend.Name, LogBook.Info, null,
                Invariant($"job {backend.Table}-expiry run {run} finished, {random.Between(2, 60)} rows"));
        }
    }

    private void WriteChangesOfTheCulprit()
    {
        var culprit = platform.Culprit;
        var minor = random.Between(4, 19);
        Say(6, culprit.Name, Invariant($"{culprit.Name} 3.{minor}.0 started, replaces 3.{minor - 1}.2"));
        Say(17, culprit.Name,
            Invariant($"migration 0{random.Between(188, 209)}_comment_columns applied in {random.Between(8, 30)} ms: comment on column {culprit.Table}.note"));
        Say(48, culprit.Name, Invariant($"settings revision {random.Between(6_300, 6_900)} loaded: log.sample 0.05 -> 0.10"));
        Say(62, culprit.Name,
            Invariant($"flag short-{culprit.Operation}-names switched from off to on for 100 % of calls (ticket OPS-{random.Between(2_100, 2_190)})"));
        Say(88, culprit.Name,
            Invariant($"job {culprit.Table}-statistics started by schedule (run {random.Between(8_500, 8_590)}, up to 1 connections)"));
        Say(89, culprit.Name, Invariant($"job {culprit.Table}-statistics finished"));
        foreach (var minute in new[] { 25, 85, 145, 193 })
            log.Write(Minute(minute), culprit.Name, LogBook.Warn, null, Invariant($"disk /var/lib/{culprit.Database} at {79 + (minute / 80)} %"));
    }

    private void WriteChangesOfOthers()
    {
        var (pausing, third) = (platform.Pausing, platform.Third);
        Say(11, third.Name, Invariant($"settings revision {random.Between(3_100, 3_900)} loaded: http.keepalive_s 60 -> 75, db.pool.max 20 -> 25"));
        var patch = random.Between(3, 9);
        Say(29, pausing.Name, Invariant($"{pausing.Name} 1.7.{patch} started, replaces 1.7.{patch - 1}"));
        Say(54, platform.Edge, Invariant($"flag new-deck-plans switched from off to on for 20 % of calls (ticket OPS-{random.Between(2_100, 2_190)})"));
        Say(95, third.Name,
            Invariant($"migration 0{random.Between(101, 180)}_add_consent applied in {random.Between(20, 90)} ms: add {third.Table}.consent, drop index ix_{third.Table}_old"));
        Say(115, pausing.Name, Invariant($"job {pausing.Table}-archive started by schedule (run {random.Between(8_400, 8_490)}, up to 4 connections)"));
        Say(121, pausing.Name, Invariant($"job {pausing.Table}-archive finished"));
        log.Write(timeline.Cause.AddSeconds(-random.Between(140, 200)), platform.Edge, LogBook.Info, null,
            Invariant($"settings revision {random.Between(4_100, 4_900)} loaded: cache.pages_s 30 -> 45"));
        log.Write(timeline.Cause.AddSeconds(random.Between(150, 240)), pausing.Name, LogBook.Info, null,
            Invariant($"flag loyalty-banner switched from on to off for 100 % of calls (ticket OPS-{random.Between(2_191, 2_209)})"));
        log.Write(timeline.Bursts[0].AddSeconds(-random.Between(60, 120)), third.Name, LogBook.Info, null,
            Invariant($"settings revision {random.Between(4_000, 4_090)} loaded: log.sample 0.05 -> 0.10"));
    }

    private void WriteMishaps()
    {
        foreach (var minute in new[] { 9, 76, 163 })
            log.Write(Minute(minute), platform.Core, LogBook.Error, null, "timetable refresh failed, the old timetable stays", StackTraces.OfTimetable);
        foreach (var minute in new[] { 21, 92, 151, 199 })
            log.Write(Minute(minute), platform.Third.Name, LogBook.Error, null,
                Invariant($"event stream to broker-2 lost, back after {random.Between(180, 620)} ms"), StackTraces.OfBroker);
        foreach (var minute in new[] { 38, 118, 176 })
            log.Write(Minute(minute), platform.Edge, LogBook.Error, null,
                Invariant($"health probe of lb-{random.Between(1, 3)} cancelled by the caller"), StackTraces.OfProbe);
        foreach (var minute in new[] { 4, 64, 124, 184 })
            log.Write(Minute(minute), platform.Edge, LogBook.Warn, null, "certificate of *.kittiwake.example runs out in 12 days");
        foreach (var minute in new[] { 33, 110, 157 })
            log.Write(Minute(minute), platform.Third.Name, LogBook.Warn, null,
                Invariant($"dns lookup of broker-2 took {random.Between(900, 1_600)} ms"));
    }

    private void Say(int minute, string service, string message) => log.Write(Minute(minute), service, LogBook.Info, null, message);

    private DateTime Minute(int minute) => timeline.Start.AddMinutes(minute).AddMilliseconds(random.Between(0, 59_999));

    private IEnumerable<DateTime> Every(int seconds)
    {
        var at = timeline.Start.AddMilliseconds(random.Between(0, seconds * 1_000));
        while (at < timeline.End)
        {
            yield return at;
            at = at.AddMilliseconds(random.Between((seconds - 5) * 1_000, (seconds + 5) * 1_000));
        }
    }
}
