using System.Collections.Concurrent;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>The log of an instance with its right answer, and the places in it that a wrong answer would name.</summary>
public sealed class IncidentLog
{
    private static readonly ConcurrentDictionary<int, IncidentLog> Made = new();

    internal IncidentLog(Platform platform, Scenario scenario, Timeline timeline, string text, Landmarks landmarks)
    {
        Platform = platform;
        Scenario = scenario;
        Timeline = timeline;
        Text = text;
        Landmarks = landmarks;
    }

    /// <summary>What the workspace holds, with LF.</summary>
    public string Text { get; }

    /// <summary>The service of the first cause.</summary>
    public string Service => Landmarks.Cause.Service;

    /// <summary>When the first cause happened, in UTC and in whole milliseconds.</summary>
    public DateTime TimeUtc => Landmarks.Cause.At;

    /// <summary>The line of the first cause, from 1.</summary>
    public int Line => Landmarks.Cause.Line;

    /// <summary>The class of the first cause, one of the prompt's list.</summary>
    public string CauseClass => Scenario.Class;

    /// <summary>The affected requests, without any order.</summary>
    public IReadOnlyList<string> AffectedRequestIds => Landmarks.Affected;

    internal Platform Platform { get; }

    internal Scenario Scenario { get; }

    internal Timeline Timeline { get; }

    internal Landmarks Landmarks { get; }

    /// <summary>The log of that instance; the same one on every machine. Made once per process.</summary>
    public static IncidentLog Of(int instance) => Made.GetOrAdd(instance, Make);

    /// <summary>Makes the log of that instance anew.</summary>
    public static IncidentLog Make(int instance) => IncidentGenerator.Generate(instance);
}
