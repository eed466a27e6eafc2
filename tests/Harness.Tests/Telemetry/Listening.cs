using System.Collections.Concurrent;
using System.Diagnostics;
using Harness.Telemetry;

namespace Harness.Tests.Telemetry;

/// <summary>Somebody who listens to the harness's spans. Of this process there is one at a time, and no other tests beside it.</summary>
internal sealed class Listening : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public Listening()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == HarnessTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The spans that ended, in the order of their ends.</summary>
    public IReadOnlyList<Activity> Spans => [.. _ended];

    public void Dispose() => _listener.Dispose();
}

/// <summary>Listeners hear the whole process: these tests run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneGroup
{
    public const string Name = "telemetry, alone";
}
