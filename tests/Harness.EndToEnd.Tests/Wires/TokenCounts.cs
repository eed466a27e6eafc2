using Harness.Loopback.Protocols;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>Which tokens a service counts beside those of prompt and answer.</summary>
public sealed record TokenCounts(bool Cached = false, bool CacheWrite = false, bool Reasoning = false)
{
    /// <summary>A usage without what the service does not say.</summary>
    public ScriptedUsage Of(ScriptedUsage usage) => usage with
    {
        Cached = Cached ? usage.Cached : null,
        CacheWrite = CacheWrite ? usage.CacheWrite : null,
        Reasoning = Reasoning ? usage.Reasoning : null,
    };
}
