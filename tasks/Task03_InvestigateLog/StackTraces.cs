namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>The stack traces of the log. The longest ones belong to symptoms.</summary>
internal static class StackTraces
{
    public static readonly IReadOnlyList<string> OfTimetable =
    [
        "System.InvalidOperationException: the timetable feed returned an empty document",
        "   at Kittiwake.Booking.Timetables.FeedReader.Read(Stream feed) in /src/Timetables/FeedReader.cs:line 61",
        "   at Kittiwake.Booking.Timetables.SailingCache.RefreshAsync(CancellationToken stop) in /src/Timetables/SailingCache.cs:line 118",
    ];

    public static readonly IReadOnlyList<string> OfProbe =
    [
        "System.Threading.Tasks.TaskCanceledException: A task was canceled.",
        "   at Kittiwake.Edge.Health.ProbeHandler.AnswerAsync(HttpContext context) in /src/Health/ProbeHandler.cs:line 34",
    ];

    public static readonly IReadOnlyList<string> OfBroker =
    [
        "System.Net.Sockets.SocketException (104): Connection reset by peer",
        "   at Kittiwake.Events.BrokerConnection.ReadFrameAsync() in /src/Events/BrokerConnection.cs:line 207",
        "   at Kittiwake.Events.BrokerConnection.PumpAsync(CancellationToken stop) in /src/Events/BrokerConnection.cs:line 143",
    ];

    public static readonly IReadOnlyList<string> OfSpool =
    [
        "Kittiwake.Mail.SpoolFullException: the spool holds 500 messages and takes no more",
        "   at Kittiwake.Mail.Spool.Add(Message message) in /src/Spool.cs:line 77",
        "   at Kittiwake.Mail.Consumer.HandleAsync(Delivery delivery) in /src/Consumer.cs:line 52",
        "   at Kittiwake.Mail.Consumer.RunAsync(CancellationToken stop) in /src/Consumer.cs:line 31",
    ];

    public static readonly IReadOnlyList<string> OfMail =
    [
        "Kittiwake.Mail.SmtpException: 421 4.7.0 try again later",
        "   at Kittiwake.Mail.SmtpSession.ExpectAsync(Int32 code) in /src/SmtpSession.cs:line 96",
    ];

    public static IReadOnlyList<string> OfFailedBooking(string error) =>
    [
        $"Kittiwake.Booking.UpstreamUnavailableException: {error}",
        "   at Kittiwake.Booking.Upstream.RetryingClient.SendAsync(UpstreamCall call) in /src/Upstream/RetryingClient.cs:line 88",
        "   at Kittiwake.Booking.Sagas.BookingSaga.StepAsync(SagaStep step) in /src/Sagas/BookingSaga.cs:line 142",
        "   at Kittiwake.Booking.Sagas.BookingSaga.RunAsync(BookingRequest request) in /src/Sagas/BookingSaga.cs:line 59",
        "   at Kittiwake.Booking.Api.BookingsEndpoint.PostAsync(HttpContext context) in /src/Api/BookingsEndpoint.cs:line 47",
    ];
}
