namespace Harness.Campaigns.Records;

/// <summary>What kept the agent of one run apart from the machine, in few bytes: part of a line of <c>runs.jsonl</c>.</summary>
/// <param name="InForce">How many guards were in force, of those that the version knew which made the run.</param>
/// <param name="Version">See <see cref="IsolationReport.Version"/>.</param>
/// <param name="Missing">Those that were not, from <see cref="IsolationGuard.All"/>; left out when there are none.</param>
public sealed record RunIsolation(int InForce, string? Version = null, IReadOnlyList<string>? Missing = null)
{
    /// <summary>The same in few bytes; how each guard is held stays in the manifest.</summary>
    public static RunIsolation Of(IsolationReport report)
    {
        string[] missing = [.. report.Guards.Where(guard => !guard.InForce).Select(guard => guard.Name)];
        return new RunIsolation(report.Guards.Count - missing.Length, report.Version, missing.Length == 0 ? null : missing);
    }
}
