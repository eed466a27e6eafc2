using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>A campaign that is written from published numbers.</summary>
/// <param name="Manifest">What it is; its <see cref="CampaignManifest.Published"/> says what is made up.</param>
/// <param name="Runs">Its records; empty when only totals were published.</param>
internal sealed record ReconstructedCampaign(CampaignManifest Manifest, IReadOnlyList<RunRecord> Runs)
{
    /// <summary>The content of <c>predictions.json</c>; null without predictions.</summary>
    public string? Predictions { get; init; }

    /// <summary>Whether each run gets a transcript.</summary>
    public bool WithTranscripts { get; init; }
}
