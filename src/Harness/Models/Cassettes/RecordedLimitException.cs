using Harness.Campaigns.Outcomes;

namespace Harness.Models.Cassettes;

/// <summary>The recorded run was ended here by a limit, so the replay of it ends here too.</summary>
/// <param name="stop">The recorded reason.</param>
public sealed class RecordedLimitException(StopReason stop) : Exception($"the recorded run ended here: {stop}")
{
    public StopReason Stop { get; } = stop;
}
