namespace Harness.Models;

/// <summary>The run that a model client is made for.</summary>
/// <param name="Task">The task, made ready.</param>
/// <param name="Run">The run's number, from 1.</param>
/// <param name="Observer">Is told about each request and each wait.</param>
public sealed record RunContext(PreparedTask Task, int Run, IAttemptObserver Observer)
{
    /// <summary>The campaign was stopped: no further request is to be made.</summary>
    public CancellationToken Halted { get; init; }

    /// <summary>Where the run's requests and answers are recorded while it goes on; null records nothing.</summary>
    public string? Cassette { get; init; }
}
