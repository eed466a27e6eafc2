using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Gating;

/// <summary>Takes a finished campaign into a baseline, or refuses it: a baseline that mixes what is not comparable compares nothing.</summary>
public static class BaselineAdmission
{
    /// <summary>The share of a campaign's planned rows that must be valid.</summary>
    public const double CoverageFloor = GateRules.DefaultCoverageFloor;

    /// <summary>A part of a fingerprint that does not forbid to join campaigns: whatever else of it matters is hashed.</summary>
    private const string HarnessPart = "harness";

    /// <summary>Begins a baseline with a campaign, or adds one.</summary>
    /// <param name="baseline">What there is; null begins one.</param>
    /// <param name="name">The name of one that begins.</param>
    /// <param name="folder">The campaign.</param>
    /// <exception cref="NotComparableException">It is refused; the message has a line for each reason.</exception>
    /// <exception cref="CampaignFormatException">The campaign's files cannot be trusted.</exception>
    public static Baseline Add(Baseline? baseline, string name, CampaignFolder folder)
    {
        var summary = CampaignSummary.Of(folder.ReadManifest(), folder.ReadRuns());
        var manifest = summary.Manifest;
        string[] refusals = [.. OfItself(folder, summary), .. baseline is null ? [] : Beside(baseline, summary, CampaignSeal.HashOf(folder.PathOf(CampaignPaths.Runs)))];
        if (refusals.Length > 0)
            throw new NotComparableException(string.Join('\n', refusals.Select(reason => $"{manifest.Id} is refused: {reason}")));
        baseline ??= new Baseline
        {
            Name = name,
            Suite = manifest.Suite,
            Instance = manifest.Instance,
            Model = manifest.Model,
            ModelId = manifest.ModelId,
            Provider = manifest.Provider,
            Sandbox = manifest.Sandbox,
            Fingerprint = Common(manifest.Fingerprint),
            Tasks = [],
            Campaigns = [],
        };
        var known = baseline.Tasks.Select(task => task.Task).ToHashSet(StringComparer.Ordinal);
        return baseline with
        {
            Tasks = [.. baseline.Tasks.Concat(Measured(summary).Where(task => !known.Contains(task.Task)).Select(ToTask)).OrderBy(task => task.Task, StringComparer.Ordinal)],
            Campaigns = [.. baseline.Campaigns.Append(ToCampaign(folder, summary)).OrderBy(campaign => campaign.CreatedAt).ThenBy(campaign => campaign.Id, StringComparer.Ordinal)],
        };
    }

    /// <summary>Why a campaign's numbers cannot be trusted as a measurement, whatever they are compared with.</summary>
    internal static IEnumerable<string> NoMeasurement(CampaignFolder folder, CampaignManifest manifest)
    {
        if (manifest.Reconstruction)
            yield return "it is a reconstruction from published tables, not a measurement";
        if (manifest.ReplayOf is { } played)
            yield return $"it is a replay of {PlainText.Fit(played, 200)}, not a measurement";
        var edited = manifest.Edited.Union(manifest.Files.Count == 0 ? [] : CampaignSeal.Edited(folder, manifest, CampaignSeal.Hashes(folder.FullPath))).ToList();
        if (edited.Count > 0)
            yield return $"{PlainText.Fit(string.Join(", ", edited), 300)} was edited after it was sealed";
    }

    private static IEnumerable<string> OfItself(CampaignFolder folder, CampaignSummary summary)
    {
        foreach (var reason in NoMeasurement(folder, summary.Manifest))
            yield return reason;
        if (summary.Manifest.Files.Count == 0)
            yield return $"it was never sealed; `dotnet harness report {summary.Manifest.Id}` writes its report and seals it";
        if (summary.Missing > 0)
            yield return $"it is incomplete: {ReportNumbers.Count(summary.Missing, "planned run")} not made; `dotnet harness run --resume {summary.Manifest.Id}` makes the rest";
        if (summary.Runs.Any(run => run.Outcome.Cause == InvalidCause.Curtailed))
            yield return "it was curtailed: which runs it has depends on how they ended";
        else if (summary.Missing == 0 && summary.Valid < (CoverageFloor * summary.Planned) - 1e-9)
            yield return FormattableString.Invariant($"only {summary.Valid} of {summary.Planned} planned runs are valid; {CoverageFloor * 100:0.#} % are needed");
        if (summary.Valid == 0)
            yield return "it has no valid run";
        foreach (var task in Measured(summary).Where(task => TaskFingerprints.Of(task.Runs) is not { Count: 1 }))
            yield return $"{task.Task}: its runs were made with several fingerprints, or with none";
    }

    private static IEnumerable<string> Beside(Baseline baseline, CampaignSummary summary, string runsSha256)
    {
        var manifest = summary.Manifest;
        if (baseline.Campaigns.FirstOrDefault(campaign => campaign.Id == manifest.Id || campaign.RunsSha256 == runsSha256) is { } there)
            yield return there.Id == manifest.Id ? "it is in the baseline already" : $"its runs are in the baseline already, as {there.Id}";
        foreach (var difference in baseline.ToManifest().BlockingDifferences(manifest).Where(difference => difference.Part != "fingerprint " + HarnessPart))
            yield return Text(difference);
        if (baseline.Provider != manifest.Provider)
            yield return Text(new ManifestDifference("provider", baseline.Provider, manifest.Provider));
        foreach (var task in Measured(summary))
            if (baseline.Tasks.FirstOrDefault(known => known.Task == task.Task) is { } known
                && TaskFingerprints.Differences(known.Fingerprint, ToTask(task).Fingerprint) is { Count: > 0 } parts)
                yield return $"{task.Task} has changed since: {PlainText.Fit(string.Join(", ", parts), 200)}";
    }

    private static string Text(ManifestDifference difference) =>
        $"{PlainText.Fit(difference.Part, 100)} is '{PlainText.Fit(difference.Before ?? "(none)", 100)}' in the baseline and '{PlainText.Fit(difference.Now ?? "(none)", 100)}' in the campaign";

    private static SortedDictionary<string, string> Common(IReadOnlyDictionary<string, string> fingerprint) =>
        new(fingerprint.Where(part => part.Key != HarnessPart).ToDictionary(part => part.Key, part => part.Value), StringComparer.Ordinal);

    private static IEnumerable<TaskSummary> Measured(CampaignSummary summary) => summary.Tasks.Where(task => task.Valid > 0);

    private static BaselineTask ToTask(TaskSummary task) =>
        new(task.Task, task.Name, TaskFingerprints.Of(task.Runs) is [var only, ..] ? only : new Dictionary<string, string>());

    private static BaselineCampaign ToCampaign(CampaignFolder folder, CampaignSummary summary) => new()
    {
        Id = summary.Manifest.Id,
        CreatedAt = summary.Manifest.CreatedAt,
        RunsSha256 = CampaignSeal.HashOf(folder.PathOf(CampaignPaths.Runs)),
        ReturnedModels = [.. summary.Runs.Select(run => run.ReturnedModel).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
        Region = summary.Manifest.Configuration.GetValueOrDefault(GateWarnings.Region),
        HarnessVersion = summary.Manifest.Environment?.HarnessVersion,
        Tasks = [.. Measured(summary).Select(task => new BaselineTally(task.Task, Math.Max(task.Planned, task.Runs.Count), task.Valid, task.Passed, task.Invalid, task.CostUsd))],
    };
}
