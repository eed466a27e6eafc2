using Harness.Models.Cassettes;

namespace Harness.Models;

/// <summary>The run that a model client is made for.</summary>
/// <param name="Task">The task, made ready.</param>
/// <param name="Run">The run's number, from 1.</param>
/// <param name="Observer">Is told about each request and each wait.</param>
public sealed record RunContext(PreparedTask Task, int Run, IAttemptObserver Observer)
{
    /// <summary>The campaign was stopped: no further request is to be made.</summary>
    public CancellationToken Halted { get; init; }

    /// <summary>Records the run's requests and answers, or plays recorded ones; null does neither.</summary>
    public ICassette? Cassette { get; init; }

    /// <summary>What the run's client sends through: the network that all runs share, with the run's cassette in front of it or in its place.</summary>
    public HttpMessageHandler Over(HttpMessageHandler network) => Cassette?.Over(network) ?? network;
}
