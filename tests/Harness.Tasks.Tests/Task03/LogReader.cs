using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Tasks.Task03_InvestigateLog;

namespace Harness.Tasks.Tests.Task03;

/// <summary>A line of the log with a time, as somebody reads it who knows nothing but the text.</summary>
internal sealed record ReadLine(int Number, DateTime At, string Level, string Service, string Id, string Message);

/// <summary>Works the answer out of the text of a log, as a careful person would by searching it.</summary>
internal sealed partial class LogReader
{
    private static readonly ConcurrentDictionary<int, LogReader> Readers = new();

    private LogReader(string text)
    {
        Lines = [.. text.TrimEnd('\n').Split('\n').Select((line, index) => Read(index + 1, line)).OfType<ReadLine>()];
        Culprit = Lines.First(line => line.Message.StartsWith("circuit to ", StringComparison.Ordinal)).Message.Split(' ')[2];
    }

    /// <summary>The reader of an instance's log.</summary>
    public static LogReader Of(int instance) => Readers.GetOrAdd(instance, number => new LogReader(IncidentLog.Of(number).Text));

    public IReadOnlyList<ReadLine> Lines { get; }

    /// <summary>The service that the circuit breaker of the core cuts off.</summary>
    public string Culprit { get; }

    /// <summary>The one change of the culprit that explains what its failing calls say.</summary>
    public ReadLine Cause()
    {
        var failure = Lines.Last(line => line.Service == Culprit && line.Level == "ERROR").Message;
        var pool = Regex.Match(failure, "in use ([0-9]+) of ([0-9]+)");
        var run = Regex.Match(failure, "(run [0-9]+) holds");
        var scan = Regex.Match(failure, "statement ([a-z]+)_by_([a-z]+) cancelled .*seq scan");
        var pattern = run.Success ? $@"^job .* started by schedule \({run.Groups[1].Value}, "
            : pool.Success ? $@"^settings revision .*db\.pool\.max [0-9]+ -> {pool.Groups[2].Value}\b"
            : scan.Success ? $@"^migration .*drop index ix_{scan.Groups[1].Value}_{scan.Groups[2].Value}\b"
            : @"^flag strict-.*-audit switched from off to on";
        return Lines.Single(line => line.Service == Culprit && Regex.IsMatch(line.Message, pattern));
    }

    /// <summary>The requests for which a call of the culprit failed or was not made since the cause.</summary>
    public IReadOnlyList<string> Affected()
    {
        var cause = Cause();
        var after = Lines.Where(line => line.At > cause.At).ToList();
        return
        [
            .. after.Where(line => line.Service == Culprit && line.Level == "ERROR" && line.Id != "-").Select(line => line.Id)
                .Concat(after.Where(line => line.Message.Contains($" to {Culprit} failed: ", StringComparison.Ordinal)).Select(line => line.Id))
                .Concat(after.Where(line => line.Message.StartsWith($"call to {Culprit} not made", StringComparison.Ordinal)).Select(line => line.Id))
                .Concat(after.Where(line => line.Message.EndsWith($"from {Culprit}: 503, next try in 5 min", StringComparison.Ordinal)).Select(line => MailFor().Match(line.Message).Groups[1].Value))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static ReadLine? Read(int number, string line)
    {
        if (Utc().Match(line) is { Success: true } utc)
            return new(number, Time(utc, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"), utc.Groups[2].Value, utc.Groups[3].Value, utc.Groups[4].Value, utc.Groups[5].Value);
        return Local().Match(line) is { Success: true } local
            ? new(number, Time(local, "yyyy-MM-dd HH:mm:ss,fff zzz"), local.Groups[2].Value, local.Groups[3].Value, local.Groups[4].Value, local.Groups[5].Value)
            : null;
    }

    private static DateTime Time(Match match, string format) =>
        DateTimeOffset.ParseExact(match.Groups[1].Value, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;

    [GeneratedRegex(@"^(\S+Z) ([A-Z]+) ([a-z-]+) (?:req=([0-9a-f]{8}) )?(.*)$")]
    private static partial Regex Utc();

    [GeneratedRegex(@"^(\S+ \S+ [+-][0-9]{4}) ([A-Z]+) ([a-z-]+) \[([0-9a-f]{8}|-)\] (.*)$")]
    private static partial Regex Local();

    [GeneratedRegex("for=([0-9a-f]{8}) ")]
    private static partial Regex MailFor();
}
