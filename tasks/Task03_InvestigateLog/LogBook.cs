using System.Globalization;
using System.Text;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>One event: a line, and below it the lines of its stack trace.</summary>
internal sealed class LogEntry(DateTime at, string service, string text)
{
    /// <summary>When it happened, in UTC.</summary>
    public DateTime At { get; } = at;

    public string Service { get; } = service;

    public string Text { get; } = text;

    /// <summary>The number of its first line, from 1, once the log is put together.</summary>
    public int Line { get; set; }
}

/// <summary>
/// Collects what the services say, in any order, and puts it together as a collector would: in the order of arrival. The
/// culprit sends its lines late, in its own layout and with the time of its own clock.
/// </summary>
internal sealed class LogBook(Platform platform, LogRandom random)
{
    public const string Info = "INFO";
    public const string Warn = "WARN";
    public const string Error = "ERROR";
    public const string Fatal = "FATAL";

    private readonly List<LogEntry> _entries = [];
    private readonly string _offset = (platform.OffsetMinutes < 0 ? "-" : "+")
        + TimeSpan.FromMinutes(Math.Abs(platform.OffsetMinutes)).ToString("hhmm", CultureInfo.InvariantCulture);

    /// <param name="at">UTC, in whole milliseconds.</param>
    /// <param name="service">Who says it.</param>
    /// <param name="level">One of the constants.</param>
    /// <param name="id">The request that it belongs to; null when it belongs to none.</param>
    /// <param name="message">One line.</param>
    /// <param name="trace">The lines of a stack trace.</param>
    public LogEntry Write(DateTime at, string service, string level, string? id, string message, params IReadOnlyList<string> trace)
    {
        var entry = new LogEntry(at, service, string.Join('\n', [Line(at, service, level, id, message), .. trace]));
        _entries.Add(entry);
        return entry;
    }

    /// <summary>The earliest entry of a service at a level from then on.</summary>
    public LogEntry First(DateTime from, string service, string level) =>
        _entries.Where(entry => entry.At >= from && entry.Service == service && entry.Text.Contains($" {level} ", StringComparison.Ordinal))
            .MinBy(entry => entry.At)!;

    /// <summary>The text of everything that arrived until then; numbers the entries.</summary>
    public string Assemble(DateTime end)
    {
        var latest = platform.ServiceNames.ToDictionary(name => name, _ => DateTime.MinValue);
        var arrivals = new List<(DateTime At, LogEntry Entry)>(_entries.Count);
        foreach (var entry in _entries.OrderBy(entry => entry.At))
        {
            var delay = entry.Service == platform.Culprit.Name ? random.Between(400, 2600) : random.Between(3, 40);
            var arrival = entry.At.AddMilliseconds(delay);
            latest[entry.Service] = arrival = arrival > latest[entry.Service] ? arrival : latest[entry.Service];
            arrivals.Add((arrival, entry));
        }

        var text = new StringBuilder(400_000);
        var line = 1;
        foreach (var (_, entry) in arrivals.Where(arrival => arrival.At <= end).OrderBy(arrival => arrival.At))
        {
            entry.Line = line;
            line += 1 + entry.Text.Count(character => character == '\n');
            text.Append(entry.Text).Append('\n');
        }

        return text.ToString();
    }

    private string Line(DateTime at, string service, string level, string? id, string message)
    {
        if (service == platform.Culprit.Name)
        {
            var local = at.AddMinutes(platform.OffsetMinutes).ToString("yyyy-MM-dd HH:mm:ss,fff", CultureInfo.InvariantCulture);
            return $"{local} {_offset} {level} {service} [{id ?? "-"}] {message}";
        }

        var time = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return id is null ? $"{time} {level} {service} {message}" : $"{time} {level} {service} req={id} {message}";
    }
}
