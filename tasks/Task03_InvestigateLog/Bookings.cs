using System.Globalization;
using static System.FormattableString;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>What goes wrong with one call of one booking.</summary>
/// <param name="With">The backend that is called.</param>
/// <param name="FailedAttempts">How many attempts fail, 0 to 3; with 0 the call is only slow, with 3 the booking fails.</param>
/// <param name="Says">What the backend logs about it.</param>
/// <param name="CallerSees">What the core logs about a failed attempt.</param>
/// <param name="Milliseconds">How long an attempt takes.</param>
internal sealed record Trouble(Backend With, int FailedAttempts, Func<string> Says, string CallerSees, int Milliseconds);

/// <summary>Writes what the services say about one booking, from the gateway to the mail.</summary>
internal sealed class Bookings(Platform platform, Timeline timeline, LogBook log, LogRandom random)
{
    private const int Attempts = 3;

    private static readonly string[] Routes = ["KE", "MO", "AN", "TS", "WF"];

    private readonly HashSet<string> _ids = [];
    private readonly HashSet<int> _mails = [];
    private readonly Dictionary<string, Trip> _trips = [];

    /// <summary>An id that no other request has: 8 hex digits that begin with a letter, so that nobody takes it for a number.</summary>
    public string NewId()
    {
        string id;
        do
            id = "abcdef"[random.Between(0, 5)] + random.Between(0, 0xFFF_FFFF).ToString("x7", CultureInfo.InvariantCulture);
        while (!_ids.Add(id));
        return id;
    }

    /// <summary>A number that no other mail has.</summary>
    public int NewMail()
    {
        int mail;
        do
            mail = random.Between(10_000, 99_999);
        while (!_mails.Add(mail));
        return mail;
    }

    /// <summary>A booking that goes through, whatever happens to it on its way.</summary>
    /// <param name="start">When the gateway takes it.</param>
    /// <param name="id">The request.</param>
    /// <param name="trouble">What happens on its way, if anything.</param>
    public void Confirm(DateTime start, string id, Trouble? trouble = null)
    {
        var at = Begin(start, id);
        foreach (var backend in platform.InOrder)
        {
            var met = trouble?.With == backend ? trouble : null;
            if (met is not null)
                at = Suffer(at, id, met);
            if (met?.FailedAttempts == 0)
                log.Write(at, backend.Name, LogBook.Warn, id, met.Says());
            log.Write(at = Later(at, 12, 70), backend.Name, LogBook.Info, id, Done(backend, _trips[id]));
        }

        log.Write(at = Later(at, 3, 12), platform.Core, LogBook.Info, id, Invariant($"booking confirmed BK{random.Between(100_000, 999_999)}"));
        End(start, at, id, LogBook.Info, 201);
        Deliver(at, id);
    }

    /// <summary>A booking whose every attempt fails. Returns when the last one did.</summary>
    public DateTime Fail(DateTime start, string id, Trouble trouble)
    {
        var at = Reach(Begin(start, id), id, trouble.With);
        at = Suffer(at, id, trouble);
        var error = $"{trouble.With.Name} unavailable after {Attempts} attempts";
        log.Write(at = Later(at, 1, 3), platform.Core, LogBook.Error, id, $"booking failed: {error}", StackTraces.OfFailedBooking(error));
        End(start, at, id, LogBook.Error, 503);
        return at;
    }

    /// <summary>A booking that fails because the core does not even call the culprit.</summary>
    public void FailUncalled(DateTime start, string id)
    {
        var at = Reach(Begin(start, id), id, platform.Culprit);
        log.Write(at = Later(at, 1, 4), platform.Core, LogBook.Warn, id, $"call to {platform.Culprit.Name} not made: circuit open");
        log.Write(at = Later(at, 1, 3), platform.Core, LogBook.Error, id, "booking failed: circuit open");
        End(start, at, id, LogBook.Error, 503);
    }

    /// <summary>A booking that a backend turns down, as it should.</summary>
    public void Refuse(DateTime start, string id, Backend by)
    {
        var at = Reach(Begin(start, id), id, by);
        log.Write(at = Later(at, 12, 70), by.Name, LogBook.Warn, id, $"{by.Operation} refused: {by.Refusal}");
        log.Write(at = Later(at, 2, 8), platform.Core, LogBook.Warn, id, $"booking rejected by {by.Name}");
        End(start, at, id, LogBook.Info, by.RefusalStatus);
    }

    /// <summary>A booking that the customer gives up.</summary>
    public void Abandon(DateTime start, string id)
    {
        var at = Reach(Begin(start, id), id, platform.InOrder[1]);
        log.Write(at = Later(at, 90, 400), platform.Core, LogBook.Info, id, "booking dropped: client went away");
        End(start, at, id, LogBook.Warn, 499);
    }

    /// <summary>The same id again is the same booking again, sent by the customer's app after a failure.</summary>
    private DateTime Begin(DateTime start, string id)
    {
        var isRepeated = _trips.ContainsKey(id);
        if (!isRepeated)
            _trips[id] = new(Invariant($"{random.Pick(Routes)}-{random.Between(1010, 1899)}"), random.Between(1, 5),
                Invariant($"{random.Between(38, 610)}.{random.Between(0, 9)}0"));
        log.Write(start, platform.Edge, LogBook.Info, id, isRepeated ? "POST /bookings (repeated by the client)" : "POST /bookings");
        var at = Later(start, 2, 9);
        log.Write(at, platform.Core, LogBook.Info, id, Invariant($"booking started {_trips[id].Sailing} party of {_trips[id].Party}"));
        return at;
    }

    /// <summary>The calls of the backends before that one.</summary>
    private DateTime Reach(DateTime at, string id, Backend last)
    {
        foreach (var backend in platform.InOrder.TakeWhile(backend => backend != last))
            log.Write(at = Later(at, 12, 70), backend.Name, LogBook.Info, id, Done(backend, _trips[id]));
        return at;
    }

    private DateTime Suffer(DateTime at, string id, Trouble trouble)
    {
        for (var attempt = 1; attempt <= trouble.FailedAttempts; attempt++)
        {
            at = Later(at.AddMilliseconds(trouble.Milliseconds), 2, 30);
            log.Write(at, trouble.With.Name, LogBook.Error, id, trouble.Says());
            at = Later(at, 2, 9);
            log.Write(at, platform.Core, LogBook.Warn, id,
                Invariant($"attempt {attempt} of {Attempts} to {trouble.With.Name} failed: {trouble.CallerSees}"));
            if (attempt < Attempts)
                at = at.AddMilliseconds(200 * attempt);
        }

        return trouble.FailedAttempts == 0 ? at.AddMilliseconds(trouble.Milliseconds) : at;
    }

    private void End(DateTime start, DateTime at, string id, string level, int status)
    {
        var end = Later(at, 1, 5);
        log.Write(end, platform.Edge, level, id, Invariant($"POST /bookings {status} {(int)(end - start).TotalMilliseconds} ms"));
    }

    private void Deliver(DateTime at, string id)
    {
        var mail = NewMail();
        log.Write(timeline.WhenMailRuns(Later(at, 5, 60), random), platform.Mail, LogBook.Info, null, Invariant($"msg={mail} for={id} ticket queued"));
        log.Write(timeline.WhenMailRuns(Later(at, 8_000, 40_000), random), platform.Mail, LogBook.Info, null,
            Invariant($"msg={mail} for={id} ticket sent, rendered in {random.Between(60, 320)} ms"));
    }

    private string Done(Backend backend, Trip trip) => backend.Step switch
    {
        0 => Invariant($"quote {trip.Price} EUR for {trip.Sailing}"),
        1 => Invariant($"hold placed on {trip.Sailing} deck {random.Between(3, 9)}"),
        _ => Invariant($"capture done, card ending {random.Between(1000, 9999)}"),
    };

    private DateTime Later(DateTime at, int from, int to) => at.AddMilliseconds(random.Between(from, to));

    private sealed record Trip(string Sailing, int Party, string Price);
}
