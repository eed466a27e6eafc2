using System.Text.Json;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Gating;

/// <summary>Baselines as files: <c>NAME.json</c> in a folder, <c>fixtures/baselines</c> as a rule.</summary>
public static class BaselineFile
{
    private const int MostRuns = 10_000_000;
    private const decimal HighestCost = 1_000_000_000;
    private const long LongestFile = 16 << 20;

    /// <summary>The file of a name in a folder, or the path of a file that ends with <c>.json</c>.</summary>
    /// <exception cref="ArgumentException">The name is none.</exception>
    public static string PathOf(string folder, string name)
    {
        if (name.EndsWith(".json", StringComparison.Ordinal))
            return Path.GetFullPath(name);
        return CampaignPaths.IsCampaignId(name)
            ? Path.Combine(folder, name + ".json")
            : throw new ArgumentException("a baseline's name has 1 to 200 characters out of a-z, 0-9 and -; a path ends with .json", nameof(name));
    }

    /// <summary>The paths of a folder's baselines, ordered; none when there is no such folder.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="CampaignFormatException">The file is broken, newer than this harness, or its numbers do not belong together.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Baseline Read(string file)
    {
        if (new FileInfo(file) is { Exists: true, Length: > LongestFile })
            throw new CampaignFormatException(file, null, "too long for a baseline.");
        try
        {
            var json = File.ReadAllBytes(file);
            if (Records.FormatVersion.Complaint(json, Baseline.CurrentFormatVersion) is { } newer)
                throw new CampaignFormatException(file, null, newer);
            var baseline = JsonSerializer.Deserialize<Baseline>(json, RecordJson.Page)
                ?? throw new CampaignFormatException(file, null, "the file holds null, not a baseline.");
            return Complaint(baseline) is { } problem ? throw new CampaignFormatException(file, null, problem) : baseline;
        }
        catch (JsonException e)
        {
            throw new CampaignFormatException(file, (int?)e.LineNumber + 1, "not a baseline: " + e.Message, e);
        }
    }

    /// <summary>Writes a baseline; whoever reads meanwhile sees the old one or the new one.</summary>
    public static void Write(string file, Baseline baseline) =>
        WholeFile.Write(Path.GetFullPath(file), [.. JsonSerializer.SerializeToUtf8Bytes(baseline, RecordJson.Page), (byte)'\n']);

    private static string? Complaint(Baseline baseline)
    {
        if (!CampaignPaths.IsCampaignId(baseline.Name)) return "name: 1 to 200 characters out of a-z, 0-9 and -.";
        if (!CampaignPaths.IsSuite(baseline.Suite)) return "suite: 1 to 64 characters out of a-z, 0-9 and -.";
        if (baseline.Fingerprint.Values.Contains(null!)) return "fingerprint holds null.";
        var tasks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in baseline.Tasks)
            if (task is not { Task: { } id, Name: not null, Fingerprint: { } parts } || !CampaignPaths.IsTaskId(id) || parts.Values.Contains(null!) || !tasks.Add(id))
                return "tasks: one is no task, or is there twice.";
        if (baseline.Tasks.Count == 0 || baseline.Campaigns.Count == 0) return "a baseline has at least one task and one campaign.";
        var campaigns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var campaign in baseline.Campaigns)
        {
            if (campaign is not { Id: { } id, RunsSha256: not null, Tasks: not null, ReturnedModels: { } returned } || returned.Contains(null!) || !campaigns.Add(id) || !campaigns.Add(campaign.RunsSha256))
                return "campaigns: one is no campaign, or is there twice.";
            if (campaign.Tasks.Any(tally => tally is not { Task: { } task } || !tasks.Contains(task)) || campaign.Tasks.DistinctBy(tally => tally.Task).Count() != campaign.Tasks.Count)
                return "campaigns: a tally is of a task that the baseline has not, or is there twice.";
            if (campaign.Tasks.FirstOrDefault(tally => !IsPossible(tally)) is { } wrong)
                return $"campaigns: the tally of {wrong.Task} has numbers that do not belong together.";
        }

        return null;
    }

    private static bool IsPossible(BaselineTally tally) =>
        tally.Passed >= 0 && tally.Passed <= tally.Valid && tally.Invalid >= 0
        && (long)tally.Valid + tally.Invalid <= tally.Planned && tally.Planned <= MostRuns
        && tally.CostUsd is null or (>= 0 and <= HighestCost);
}
