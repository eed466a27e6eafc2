using Harness.Campaigns.Listing;
using Harness.Campaigns.Statistics;

namespace Harness.Tool.Listing;

/// <summary>A campaign in a list; also what <c>--json</c> prints of it. Of what is unknown or undefined there is no member.</summary>
internal sealed record ListedCampaign
{
    public const string Reconstruction = "reconstruction";
    public const string Replay = "replay";
    public const string Incomplete = "incomplete";

    /// <summary>Runs were left out because a gate's verdict was certain.</summary>
    public const string Curtailed = "curtailed";

    /// <summary>A reconstruction whose runs were not published.</summary>
    public const string TotalsOnly = "totals_only";

    /// <summary>A file was changed after it had been written.</summary>
    public const string Edited = "edited";

    public required string Id { get; init; }

    /// <summary>The model as asked for; hostile text.</summary>
    public required string Model { get; init; }

    /// <summary>The id that was sent to the provider; hostile text.</summary>
    public string? ModelId { get; init; }

    public required string Suite { get; init; }

    /// <summary>The UTC date on which it began.</summary>
    public required DateOnly Date { get; init; }

    public required int Passed { get; init; }

    /// <summary>Passed and failed runs.</summary>
    public required int Valid { get; init; }

    public required int Planned { get; init; }

    public required int Invalid { get; init; }

    /// <summary>Planned runs without a record.</summary>
    public required int Missing { get; init; }

    /// <summary>0 to 1; null when nothing was valid.</summary>
    public double? PassRate { get; init; }

    /// <summary>Wilson 95 % interval over runs.</summary>
    public Interval? PassInterval { get; init; }

    /// <summary>USD; null when unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>USD; null when the cost is unknown or nothing passed.</summary>
    public decimal? CostPerPassUsd { get; init; }

    /// <summary>What has to be known before a number is used: the constants.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    public required string Path { get; init; }

    public static ListedCampaign Of(CampaignOverview overview) => new()
    {
        Id = overview.Id,
        Model = overview.Model,
        ModelId = overview.Manifest.ModelId,
        Suite = overview.Suite,
        Date = DateOnly.FromDateTime(overview.CreatedAt.UtcDateTime),
        Passed = overview.Passed,
        Valid = overview.Valid,
        Planned = overview.Planned,
        Invalid = overview.Invalid,
        Missing = overview.Missing,
        PassRate = overview.PassRate,
        PassInterval = overview.PassInterval,
        CostUsd = overview.CostUsd,
        CostPerPassUsd = overview.CostPerPassUsd,
        Flags = [.. FlagsOf(overview)],
        Path = overview.Folder,
    };

    private static IEnumerable<string> FlagsOf(CampaignOverview overview)
    {
        if (overview.Reconstruction) yield return Reconstruction;
        if (overview.TotalsOnly) yield return TotalsOnly;
        if (overview.ReplayOf is not null) yield return Replay;
        if (overview.Curtailed > 0) yield return Curtailed;
        if (overview.Invalid - overview.Curtailed + overview.Missing > 0 || overview.Planned == 0) yield return Incomplete;
        if (overview.Manifest.Edited.Count > 0) yield return Edited;
    }
}
