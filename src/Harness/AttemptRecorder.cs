using Harness.Agents;
using Harness.Models;

namespace Harness;

/// <summary>Keeps failed requests and waits out of a run's working time, and on its record.</summary>
internal sealed class AttemptRecorder(RunReport report, Transcript transcript) : IAttemptObserver
{
}
