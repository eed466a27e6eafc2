using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>
/// All comparable runs of one model on one suite, as numbers: small enough to be committed. It grows by whole campaigns, see
/// <see cref="BaselineAdmission"/>; the campaigns themselves may be gone.
/// </summary>
public sealed record Baseline
{
    /// <summary>Raised when a reader of the older format would misread the newer one. Readers accept every older version.</summary>
    public const int CurrentFormatVersion = 1;

    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>1 to 200 characters out of <c>a-z 0-9 -</c>; the file is named by it.</summary>
    public required string Name { get; init; }

    /// <summary>The suite, e.g. <c>agentic-core-v1</c>.</summary>
    public required string Suite { get; init; }

    /// <summary>The instance of the suite; 0 is the published one.</summary>
    public int Instance { get; init; }

    /// <summary>The model as asked for with <c>MODEL</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The id sent to the provider; null for scripted models.</summary>
    public string? ModelId { get; init; }

    /// <summary>Who served the model; null for scripted models.</summary>
    public string? Provider { get; init; }

    /// <summary>What isolated the agent.</summary>
    public string Sandbox { get; init; } = "none";

    /// <summary>The parts that all its campaigns have in common, whatever the task: <c>system_prompt</c>, <c>sampling</c>.</summary>
    public IReadOnlyDictionary<string, string> Fingerprint { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The tasks that any of its campaigns has, ordered by id.</summary>
    public required IReadOnlyList<BaselineTask> Tasks { get; init; }

    /// <summary>Ordered by their beginning.</summary>
    public required IReadOnlyList<BaselineCampaign> Campaigns { get; init; }

    /// <summary>The valid runs of a task, over all campaigns.</summary>
    public TaskTally TallyOf(string task) => new(task, TalliesOf(task).Sum(tally => tally.Passed), TalliesOf(task).Sum(tally => tally.Valid));

    /// <summary>The tallies of a task, a campaign each.</summary>
    public IEnumerable<BaselineTally> TalliesOf(string task) => Campaigns.SelectMany(campaign => campaign.Tasks).Where(tally => tally.Task == task);

    /// <summary>USD of a task, over all campaigns; null when a cost is unknown.</summary>
    public decimal? CostOf(string task) => Cost.Sum(TalliesOf(task).Select(tally => tally.CostUsd));

    /// <summary>The ids that providers said they answered with, ordered.</summary>
    public IEnumerable<string> ReturnedModels() => Campaigns.SelectMany(campaign => campaign.ReturnedModels).Distinct().Order(StringComparer.Ordinal);

    /// <summary>One side of a comparison over some of the tasks.</summary>
    public CampaignSide SideOf(IReadOnlyCollection<string> tasks)
    {
        BaselineTally[] tallies = [.. tasks.SelectMany(TalliesOf)];
        return new CampaignSide([.. tasks.Select(TallyOf)], tallies.Sum(tally => tally.Planned), tallies.Sum(tally => tally.Invalid));
    }

    /// <summary>What it has in common with a manifest, for <see cref="CampaignManifest.BlockingDifferences"/>.</summary>
    internal CampaignManifest ToManifest() => new()
    {
        Id = Name,
        Suite = Suite,
        Model = Model,
        ModelId = ModelId,
        Instance = Instance,
        Sandbox = Sandbox,
        Fingerprint = Fingerprint,
        CreatedAt = default,
    };
}
