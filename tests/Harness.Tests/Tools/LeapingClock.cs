namespace Harness.Tests.Tools;

/// <summary>A clock that is <paramref name="leap"/> later each time it is looked at.</summary>
public sealed class LeapingClock(TimeSpan leap) : TimeProvider
{
    private long _looks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => leap.Ticks * _looks++;
}
