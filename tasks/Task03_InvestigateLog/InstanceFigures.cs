using System.Globalization;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>
/// What documents and scripted solutions say about a log, in a fixed order, so that the figures of two instances pair up:
/// names, times, line numbers and ids, of the right answer and of the places that a wrong answer takes for it.
/// </summary>
internal static class InstanceFigures
{
    private const string IsoSeconds = "yyyy-MM-dd'T'HH:mm:ss";

    // The prompt's list of classes stays as it is; only answers are renamed.
    private static readonly string[] Kept = ["`configuration_change`: a setting"];

    /// <summary>The published figures to those of the instance.</summary>
    public static IReadOnlyDictionary<string, string> Between(IncidentLog published, IncidentLog instance) =>
        Of(published).Zip(Of(instance)).Append(("configuration_change", instance.CauseClass))
            .Concat(Kept.Select(text => (text, text)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    private static IEnumerable<string> Of(IncidentLog log) =>
        [.. Names(log.Platform), .. Clock(log.Timeline), .. Cause(log), .. Decoys(log.Landmarks), .. Ids(log.Landmarks)];

    private static IEnumerable<string> Names(Platform platform)
    {
        Backend[] backends = [platform.Culprit, platform.Pausing, platform.Third];
        return [.. platform.ServiceNames, .. backends.SelectMany(backend => new[] { backend.Purpose, backend.Database }), platform.City];
    }

    /// <summary>Dates and minutes, as people write them.</summary>
    private static IEnumerable<string> Clock(Timeline timeline)
    {
        DateTime[] minutes =
        [
            timeline.Start, timeline.Failover, timeline.Deployment, timeline.Bursts[0].AddMinutes(5), timeline.Bursts[0].AddMinutes(9),
            timeline.MailRestarted, timeline.Bursts[3].AddMinutes(6), timeline.End,
        ];
        return [Spelled(timeline.Start, "d MMMM yyyy"), .. minutes.Select(at => Spelled(at, "HH:mm"))];
    }

    private static IEnumerable<string> Cause(IncidentLog log)
    {
        var local = log.TimeUtc.AddMinutes(log.Platform.OffsetMinutes);
        var offset = log.Platform.OffsetMinutes < 0 ? "-" : "+";
        offset += TimeSpan.FromMinutes(Math.Abs(log.Platform.OffsetMinutes)).ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        return
        [
            Spelled(log.TimeUtc, IsoSeconds + ".fff'Z'"), Spelled(log.TimeUtc, "yyyy-MM-dd HH:mm:ss.fff'Z'"),
            Spelled(log.TimeUtc, IsoSeconds + ".fff'+00:00'"), Spelled(log.TimeUtc, IsoSeconds + ".ffffff'Z'"),
            Spelled(log.TimeUtc, IsoSeconds + ".fffffff'+00:00'"), Spelled(log.TimeUtc, IsoSeconds + ",fff'Z'"),
            Spelled(log.TimeUtc, IsoSeconds + "'Z'"), Spelled(log.TimeUtc, IsoSeconds + ".fff"), Spelled(log.TimeUtc.AddMilliseconds(1), IsoSeconds + ".fff'Z'"),
            Spelled(local, IsoSeconds + ".fff'Z'"), Spelled(local, IsoSeconds + ".fff") + offset,
            Spelled(local.AddMinutes(log.Platform.OffsetMinutes), IsoSeconds + ".fff'Z'"),
            Number(log.Line - 1), Number(log.Line), Number(log.Line) + ".0", Number(log.Line + 1),
        ];
    }

    private static IEnumerable<string> Decoys(Landmarks landmarks) =>
        new[] { landmarks.FirstWait, landmarks.EarlierWait, landmarks.Failover, landmarks.Deployment, landmarks.Fatal, landmarks.FirstFailure! }
            .SelectMany(entry => new[] { Number(entry.Line), Spelled(entry.At, IsoSeconds + ".fff'Z'") });

    private static IEnumerable<string> Ids(Landmarks landmarks) =>
    [
        .. landmarks.Affected, .. landmarks.Slow, .. landmarks.BeforeCause, .. landmarks.Paused, .. landmarks.Refused, .. landmarks.Bounced,
        // In capitals, and one digit short.
        .. landmarks.Failed.Select(id => id.ToUpperInvariant()), .. landmarks.Failed.Take(1).Select(id => id[..7]),
    ];

    private static string Spelled(DateTime moment, string format) => moment.ToString(format, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
