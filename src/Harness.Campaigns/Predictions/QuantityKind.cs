namespace Harness.Campaigns.Predictions;

/// <summary>What can be predicted. In a file the names are in snake_case.</summary>
public enum QuantityKind
{
    /// <summary>Runs that passed: of the suite or of one task.</summary>
    Passes,

    /// <summary>Passed runs by valid runs, 0 to 1: of the suite or of one task.</summary>
    PassRate,

    /// <summary>What the campaign cost, in USD; every attempt counts.</summary>
    CostUsd,

    /// <summary>What a pass cost, in USD: the campaign's cost by its passes.</summary>
    CostPerPassUsd,

    /// <summary>Runs that failed in one shape.</summary>
    RunsWithShape,

    /// <summary>Runs that failed in one mode.</summary>
    RunsWithMode,

    /// <summary>Runs with one flag.</summary>
    RunsWithFlag,

    /// <summary>Runs that could not be measured.</summary>
    InvalidRuns,

    /// <summary>A percentile of the working time of valid runs, in seconds.</summary>
    SecondsPercentile,

    /// <summary>Passes of this campaign less those of a prior one; negative when it has fewer.</summary>
    PassesMoreThanCampaign,

    /// <summary>Cost per pass by that of a prior campaign: 0.5 is half as much.</summary>
    CostPerPassOverCampaign,

    /// <summary>Tasks in which this campaign and a prior one both have a run that failed without a tool call.</summary>
    QuickFailTasksSharedWithCampaign,
}
