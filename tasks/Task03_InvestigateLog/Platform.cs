namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>The six services of an instance and the part that each of them plays in the log.</summary>
/// <param name="Edge">Takes the requests.</param>
/// <param name="Core">Calls the three backends, with up to three attempts each.</param>
/// <param name="Culprit">The backend where the first cause happened. It logs local time, in a layout of its own.</param>
/// <param name="Pausing">A backend with long garbage collections, which have nothing to do with the incident.</param>
/// <param name="Third">The remaining backend.</param>
/// <param name="Mail">Sends the mails, minutes or hours after the request.</param>
/// <param name="City">Whose clock the culprit logs.</param>
/// <param name="OffsetMinutes">How far that clock is ahead of UTC.</param>
internal sealed record Platform(
    string Edge,
    string Core,
    Backend Culprit,
    Backend Pausing,
    Backend Third,
    string Mail,
    string City,
    int OffsetMinutes)
{
    private static readonly string[] EdgeNames = ["edge-gateway", "front-door", "web-gateway", "shop-edge"];
    private static readonly string[] CoreNames = ["booking-core", "trip-desk", "order-core", "voyage-desk"];
    private static readonly string[] MailNames = ["mail-relay", "ticket-mailer", "post-room", "message-hub"];

    // Offsets as they are from June to August.
    private static readonly (string City, int Minutes)[] Clocks =
        [("Darwin", 570), ("St. John's", -150), ("Mumbai", 330), ("Yangon", 390), ("Gothenburg", 120), ("Halifax", -180), ("Honolulu", -600)];

    /// <summary>The three backends in the order in which a booking calls them.</summary>
    public IReadOnlyList<Backend> InOrder { get; } = [.. new[] { Culprit, Pausing, Third }.OrderBy(backend => backend.Step)];

    public IReadOnlyList<string> ServiceNames { get; } = [Edge, Core, Culprit.Name, Pausing.Name, Third.Name, Mail];

    /// <summary>The platform of an instance; 0 has the published names.</summary>
    public static Platform Of(int instance, LogRandom random)
    {
        if (instance == 0)
            return new(EdgeNames[0], CoreNames[0], Backend.All[0], Backend.All[1], Backend.All[2], MailNames[0], Clocks[0].City, Clocks[0].Minutes);
        var backends = random.Shuffled(Backend.All).Select(backend => backend with { Name = random.Pick(backend.Names) }).ToList();
        var (city, minutes) = random.Pick(Clocks);
        return new(random.Pick(EdgeNames), random.Pick(CoreNames), backends[0], backends[1], backends[2], random.Pick(MailNames), city, minutes);
    }
}
