namespace Harness.Campaigns.Records;

/// <summary>One thing in which two manifests disagree.</summary>
/// <param name="Part">What differs: <c>model</c>, <c>fingerprint task_07/prompt</c>.</param>
/// <param name="Before">The older value; null when it was not there.</param>
/// <param name="Now">The newer value; null when it is not there.</param>
public sealed record ManifestDifference(string Part, string? Before, string? Now)
{
    /// <summary>One line for an error message.</summary>
    public override string ToString() => $"{Part}: {Before ?? "(none)"} -> {Now ?? "(none)"}";
}
