using Harness.Campaigns.Records;

namespace Harness.Checking;

/// <summary>What a checker found.</summary>
/// <param name="Checks">How many named checks were made; a verdict without a check is a defect of the checker.</param>
/// <param name="ArtefactsRight">How many of the required artefacts are right.</param>
/// <param name="Failed">Every check that failed, with its reasons, in the checker's order.</param>
public sealed record Verdict(int Checks, int ArtefactsRight, IReadOnlyList<FailedCheck> Failed)
{
    /// <summary>The files of the final workspace that the checker asked for by name, in the order in which it did: a prompt names them.</summary>
    public IReadOnlyList<string> FilesRead { get; init; } = [];

    /// <summary>At least one check was made and none failed.</summary>
    public bool Accepted => Checks > 0 && Failed.Count == 0;
}
