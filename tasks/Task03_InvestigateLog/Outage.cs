using static System.FormattableString;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>
/// Writes what the first cause brings about: waits at first, then bursts of failed calls. Requests are affected in four ways,
/// and only the first two can be seen with their id in the culprit's own lines.
/// </summary>
internal sealed class Outage(Platform platform, Scenario scenario, Timeline timeline, LogBook log, Bookings bookings, LogRandom random)
{
    // How many requests fail three times, which of them the client sends again, how many recover, whether the circuit opens.
    private static readonly (int Failed, int Repeated, int Recovered, bool Opens)[] Plan =
        [(1, -1, 2, false), (2, 1, 1, true), (1, -1, 1, false), (2, 0, 1, true), (1, 0, 1, false), (1, -1, 1, false)];

    /// <param name="landmarks">Gets the ids of the requests.</param>
    /// <param name="confirmed">Bookings that went through; two of them have a mail that does not.</param>
    public void Write(Landmarks landmarks, IReadOnlyList<(DateTime At, string Id)> confirmed)
    {
        WriteWaits(landmarks);
        for (var burst = 0; burst < Plan.Length; burst++)
            WriteBurst(landmarks, burst);

        var earlier = confirmed.Where(booking => booking.At < timeline.Cause.AddMinutes(-20)).ToList();
        WriteLostMail(landmarks, timeline.Bursts[0], random.Pick(earlier.Take(earlier.Count / 2).ToList()).Id);
        WriteLostMail(landmarks, timeline.Bursts[2], bookings.NewId());
        WriteLostMail(landmarks, timeline.Bursts[4], random.Pick(earlier.Skip(earlier.Count / 2).ToList()).Id);
    }

    /// <summary>Calls that are slow and end well.</summary>
    private void WriteWaits(Landmarks landmarks)
    {
        var (first, bursts) = (timeline.FirstWait, timeline.Bursts);
        DateTime[] waits = [first.AddSeconds(170), first.AddSeconds(330), bursts[1].AddSeconds(-30), bursts[3].AddSeconds(-40), bursts[5].AddSeconds(-35)];
        foreach (var at in waits)
        {
            var id = NewId(landmarks.Slow);
            bookings.Confirm(at.AddMilliseconds(random.Between(0, 999)), id,
                new Trouble(platform.Culprit, 0, () => scenario.Wait(random.Between(1_200, 2_700)), "", random.Between(1_200, 2_700)));
        }
    }

    private void WriteBurst(Landmarks landmarks, int burst)
    {
        var (failed, repeated, recovered, opens) = Plan[burst];
        var start = timeline.Bursts[burst];
        var last = start;
        for (var index = 0; index < failed; index++)
        {
            var id = NewId(landmarks.Failed);
            var end = bookings.Fail(start.AddMilliseconds((1_500 * index) + random.Between(0, 400)), id, Failure(attempts: 3));
            last = end > last ? end : last;
            if (index == repeated)
                bookings.Confirm(end.AddMilliseconds(random.Between(75_000, 95_000)), id);
        }

        for (var index = 0; index < recovered; index++)
        {
            var at = start.AddMilliseconds(700 + (5_100 * index) + random.Between(0, 400));
            bookings.Confirm(at, NewId(landmarks.Recovered), Failure(attempts: 1 + index));
        }

        if (opens)
            WriteOpenCircuit(landmarks, last.AddMilliseconds(random.Between(20, 40)));
    }

    private void WriteOpenCircuit(Landmarks landmarks, DateTime opened)
    {
        var name = platform.Culprit.Name;
        log.Write(opened, platform.Core, LogBook.Warn, null, $"circuit to {name} opened: 7 of the last 10 calls failed");
        foreach (var seconds in new[] { 4, 11 })
            bookings.FailUncalled(opened.AddSeconds(seconds).AddMilliseconds(random.Between(0, 900)), NewId(landmarks.Uncalled));
        log.Write(opened.AddSeconds(20), platform.Core, LogBook.Info, null, $"circuit to {name} half open, one trial call");
        bookings.Confirm(opened.AddMilliseconds(random.Between(21_000, 23_000)), bookings.NewId());
        log.Write(opened.AddMilliseconds(random.Between(24_000, 25_000)), platform.Core, LogBook.Info, null, $"circuit to {name} closed");
    }

    /// <summary>A boarding pass that needs the culprit, whose own line does not say for which request.</summary>
    private void WriteLostMail(Landmarks landmarks, DateTime burst, string id)
    {
        var culprit = platform.Culprit;
        landmarks.Mailed.Add(id);
        var at = burst.AddMilliseconds(random.Between(2_000, 9_000));
        log.Write(at, culprit.Name, LogBook.Error, null, $"{culprit.Document} for {platform.Mail} failed: {scenario.Failure()}");
        var mail = bookings.NewMail();
        log.Write(at.AddMilliseconds(random.Between(3, 9)), platform.Mail, LogBook.Error, null,
            Invariant($"msg={mail} for={id} boarding pass not rendered: {culprit.Document} from {culprit.Name}: 503, next try in 5 min"));
        log.Write(at.AddSeconds(300), platform.Mail, LogBook.Info, null,
            Invariant($"msg={mail} for={id} boarding pass sent, rendered in {random.Between(60, 320)} ms"));
    }

    private Trouble Failure(int attempts) =>
        new(platform.Culprit, attempts, () => $"{platform.Culprit.Operation} failed: {scenario.Failure()}", "503", 3_000);

    private string NewId(List<string> ids)
    {
        var id = bookings.NewId();
        ids.Add(id);
        return id;
    }
}
