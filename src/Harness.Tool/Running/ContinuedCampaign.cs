using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Tool.Running;

/// <summary>A campaign that is continued: what has to be set for it to be the same, and which of its rows are left.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Manifest">What it is.</param>
/// <param name="Left">Rows that are missing or whose counting attempt is invalid, ordered by task and run.</param>
internal sealed record ContinuedCampaign(CampaignFolder Folder, CampaignManifest Manifest, IReadOnlyList<(string Task, int Run)> Left)
{
    private const string OfControls = "-controls";

    /// <summary>Settings by which it was configured, and that a continuation must not lose, the limits on money among them.</summary>
    private static readonly (string Setting, string Variable)[] Kept =
    [
        ("thinking", "HARNESS_THINKING"),
        ("region", "HARNESS_REGION"),
        ("temperature", "HARNESS_TEMPERATURE"),
        ("topP", "HARNESS_TOP_P"),
        ("seed", "HARNESS_SEED"),
        ("maxOutputTokens", "HARNESS_MAX_OUTPUT_TOKENS"),
        ("maxCostUsd", "HARNESS_MAX_COST_USD"),
        ("maxCostPerRunUsd", "HARNESS_MAX_COST_PER_RUN_USD"),
    ];

    /// <summary>What <c>campaign.json</c> says of a setting that was not set.</summary>
    private static readonly string[] NotSet = ["none", "not sent", "not said", "of the task"];

    public static ContinuedCampaign Of(CampaignFolder folder)
    {
        var manifest = folder.ReadManifest();
        if (manifest.Reconstruction)
            throw new CommandProblemException($"'{manifest.Id}' is a reconstruction from published tables: there is nothing to continue");
        var measured = folder.ReadRuns().Counting().Where(run => run.Outcome.Kind != OutcomeKind.Invalid).Select(run => (run.Task, run.Run)).ToHashSet();
        return new ContinuedCampaign(folder, manifest, [.. manifest.Plan.SelectMany(task => task.Runs.Select(run => (task.Task, run))).Where(row => !measured.Contains(row))]);
    }

    /// <summary>Variables that make the continuation the same campaign. What the caller's environment sets is left to the caller.</summary>
    public IEnumerable<(string Name, string Value)> Variables(IReadOnlyDictionary<string, string> environment)
    {
        var isOfControls = Manifest.Suite.EndsWith(OfControls, StringComparison.Ordinal);
        yield return ("HARNESS_CAMPAIGNS_FOLDER", Path.GetDirectoryName(Folder.FullPath)!);
        yield return ("HARNESS_CAMPAIGN", isOfControls && Folder.Id.EndsWith(OfControls, StringComparison.Ordinal) ? Folder.Id[..^OfControls.Length] : Folder.Id);
        if (isOfControls)
            yield return ("HARNESS_CONTROLS", "1");
        yield return ("HARNESS_INSTANCE", Manifest.Instance.ToString(CultureInfo.InvariantCulture));
        foreach (var (setting, variable) in Kept)
            if (Manifest.Configuration.GetValueOrDefault(setting) is { } value && !NotSet.Contains(value) && string.IsNullOrEmpty(environment.GetValueOrDefault(variable)))
                yield return (variable, value);
    }
}
