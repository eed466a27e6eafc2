using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Gating;

/// <summary>What a reader of a verdict should know: a stored baseline is not concurrent, and not everything that changed can be tested.</summary>
internal static class GateWarnings
{
    /// <summary>Days after which a baseline is called old.</summary>
    public const int OldAfterDays = 30;

    /// <summary>The setting as a manifest names it.</summary>
    public const string Region = "region";

    private const string Sampling = "sampling";

    public static IEnumerable<string> Of(GateVerdict verdict)
    {
        var (baseline, candidate) = (verdict.Baseline, verdict.Candidate.Manifest);
        if (AgeInDays(verdict) is > OldAfterDays and var days)
            yield return FormattableString.Invariant($"the baseline's newest campaign is {days} days older than the candidate: what a provider serves under one name may have changed meanwhile");
        string[] before = [.. baseline.ReturnedModels()], now = [.. verdict.ReturnedModels()];
        if (baseline.ModelId is { } asked && asked == candidate.ModelId && now.Length > 0 && !before.SequenceEqual(now))
            yield return $"the same model was asked for, and the provider says that it answered with {Names(now)}, in the baseline with {Names(before)}";
        if (baseline.Model == candidate.Model && baseline.Provider != candidate.Provider)
            yield return $"the provider was {Name(baseline.Provider)} and is {Name(candidate.Provider)}";
        if (baseline.Fingerprint.TryGetValue(Sampling, out var sent) && candidate.Fingerprint.TryGetValue(Sampling, out var sends) && sent != sends)
            yield return $"what is sent for sampling and thinking was {Sent(sent)} and is {Sent(sends)}";
        if (candidate.Configuration.GetValueOrDefault(Region) is { } region && baseline.Campaigns.Select(campaign => campaign.Region).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } regions && !regions.SequenceEqual([region]))
            yield return $"the region was {Name(string.Join(", ", regions))} and is {Name(region)}";
        if (baseline.Sandbox != candidate.Sandbox)
            yield return $"the sandbox was {Name(baseline.Sandbox)} and is {Name(candidate.Sandbox)}";
        if (candidate.Environment?.HarnessVersion is { } version && baseline.Campaigns.Any(campaign => campaign.HarnessVersion is { } other && other != version))
            yield return $"campaigns of the baseline were made with another version of the harness than {Name(version)}";
        foreach (var task in verdict.Tasks.Where(task => task.LeftOut is not null))
            yield return $"{task.Task} is in no number: {task.LeftOut}";
        if (!verdict.Rules.AlarmsDecide && verdict.Alarms.ToList() is { Count: > 0 } raised)
            yield return $"{string.Join(", ", raised.Select(task => task.Task))} passed less often, also after correction for the number of tasks; this decides nothing unless the gate is told so";
        if (verdict.Suite.Candidate is { Coverage: < 1, Planned: > 0 } side)
            yield return FormattableString.Invariant($"{side.Planned - side.Valid - verdict.Curtailed} of {side.Planned} planned runs have no verdict");
    }

    /// <summary>Days from the baseline's newest campaign to the candidate; negative when the candidate is the older one.</summary>
    public static int AgeInDays(GateVerdict verdict) =>
        (int)Math.Floor((verdict.Candidate.Manifest.CreatedAt - verdict.Baseline.Campaigns.Max(campaign => campaign.CreatedAt)).TotalDays);

    /// <summary>Ids that a provider returned, as text.</summary>
    public static string Names(IReadOnlyCollection<string> ids) => ids.Count == 0 ? "an id that is not on record" : PlainText.Fit(string.Join(", ", ids), 300);

    private static string Name(string? text) => PlainText.Fit(text ?? "not known", 100);

    private static string Sent(string parameters) => parameters.Length == 0 ? "nothing" : PlainText.Fit(parameters, 200);
}
