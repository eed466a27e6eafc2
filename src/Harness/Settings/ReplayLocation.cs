using Harness.Campaigns.Records;

namespace Harness.Settings;

/// <summary>Finds the recorded campaign that <c>MODEL=replay:...</c> names.</summary>
/// <param name="campaignsFolder">The folder that holds the campaigns; absolute.</param>
/// <param name="root">Where relative paths begin.</param>
internal sealed class ReplayLocation(string campaignsFolder, string root)
{
    /// <summary>What the name of such a model begins with.</summary>
    public const string Prefix = "replay:";

    /// <summary>The recordings of the repository, relative to its root.</summary>
    private const string Recordings = "fixtures/cassettes";

    /// <summary>
    /// The model with the campaign's absolute path: an id is looked for in the campaigns folder, then among the repository's recordings;
    /// anything else is a path. Any other model stays as it is.
    /// </summary>
    public string Resolve(string model)
    {
        var name = model.Trim();
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return model;
        var campaign = name[Prefix.Length..].Trim();
        if (!CampaignPaths.IsCampaignId(campaign))
            return campaign.Length == 0 ? model : Prefix + Path.GetFullPath(campaign, root);
        string[] places = [Path.Combine(campaignsFolder, campaign), Path.GetFullPath(Path.Combine(Recordings, campaign), root)];
        return Prefix + (places.FirstOrDefault(place => File.Exists(Path.Combine(place, CampaignPaths.Manifest))) ?? places[0]);
    }
}
