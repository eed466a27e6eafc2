using Harness.Campaigns.Money;

namespace Harness;

/// <summary>What is the same for all runs of a campaign.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The instance of the suite; 0 is the published one.</summary>
    public int Instance { get; init; }

    /// <summary>The id that <c>HARNESS_CAMPAIGN</c> takes to continue the campaign, for messages. Default: the folder's name.</summary>
    public string? ContinueAs { get; init; }

    /// <summary>Where workspaces are made.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>Keep each run's workspace.</summary>
    public bool KeepWorkspaces { get; init; }

    /// <summary>Record what a real model is asked and answers. Default true.</summary>
    public bool Record { get; init; } = true;

    /// <summary>Money per run in USD; overrides the task's limit.</summary>
    public decimal? MaxCostPerRunUsd { get; init; }

    /// <summary>The campaign's money; null is no limit.</summary>
    public CampaignLedger? Ledger { get; init; }

    /// <summary>Tokens of one reply; overrides the task's limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The fingerprints of tasks that the campaign already holds runs of; a run under another one is refused.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> RecordedFingerprints { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The task's limits with the campaign's settings applied.</summary>
    public Limits Apply(Limits limits) => limits with
    {
        CostUsd = MaxCostPerRunUsd ?? limits.CostUsd,
        OutputTokensPerReply = MaxOutputTokens ?? limits.OutputTokensPerReply,
    };
}
