using Harness.Campaigns.Records;

namespace Harness.Campaigns.Predictions;

/// <summary>Fixes predictions before the first run, and tells afterwards whether they are still the same.</summary>
public static class PredictionRegistration
{
    /// <summary>
    /// Takes the predictions of a campaign into its folder, before anything is run. To be called inside
    /// <see cref="CampaignFolder.UpdateManifest"/>, by whoever begins the campaign.
    /// </summary>
    /// <param name="folder">The campaign's folder.</param>
    /// <param name="suite">The campaign's suite.</param>
    /// <param name="source">A file of predictions to copy into the folder; null when only one that lies there already counts. One about another suite is passed over.</param>
    /// <returns>The SHA-256 for <see cref="CampaignManifest.PredictionsSha256"/>; null when there are no predictions.</returns>
    /// <exception cref="CampaignFormatException">The file cannot be used; names the place and what is allowed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Register(CampaignFolder folder, string suite, string? source)
    {
        var place = folder.PathOf(PredictionFile.Name);
        if (source is not null)
        {
            var copied = PredictionFile.ReadBytes(source);
            if (PredictionFile.Parse(copied, source).Suite != suite)
                return null;
            if (File.Exists(place) && PredictionFile.HashOf(PredictionFile.ReadBytes(place)) != PredictionFile.HashOf(copied))
                throw new CampaignFormatException(source, null, $"{place} holds other predictions. Remove one of the two.");
            WholeFile.Write(place, copied);
        }

        if (!File.Exists(place))
            return null;
        var json = PredictionFile.ReadBytes(place);
        var file = PredictionFile.Parse(json, place);
        return file.Suite == suite
            ? PredictionFile.HashOf(json)
            : throw new CampaignFormatException(place, null, $"the predictions are about the suite {file.Suite}, the campaign is of {suite}.");
    }

    /// <summary>Refuses to continue a campaign with predictions that are not those it was begun with.</summary>
    /// <param name="manifest">The campaign.</param>
    /// <param name="source">The file that is asked for; one about another suite is passed over.</param>
    /// <returns>The predictions.</returns>
    /// <exception cref="CampaignFormatException">It is another one, or the campaign was begun without.</exception>
    public static PredictionFile RequireSame(CampaignManifest manifest, string source)
    {
        var json = PredictionFile.ReadBytes(source);
        var file = PredictionFile.Parse(json, source);
        if (file.Suite != manifest.Suite || PredictionFile.HashOf(json) == manifest.PredictionsSha256)
            return file;
        throw new CampaignFormatException(source, null, manifest.PredictionsSha256 is null
            ? $"the campaign {manifest.Id} was begun without predictions, and its first run has been made. Begin a new campaign."
            : $"the campaign {manifest.Id} was begun with other predictions, and its first run has been made. Begin a new campaign.");
    }

    /// <summary>Scores the predictions of a campaign; null when it has none.</summary>
    /// <param name="folder">The campaign's folder; prior campaigns are looked for beside it.</param>
    /// <param name="campaign">Its runs.</param>
    /// <exception cref="CampaignFormatException">The file cannot be used.</exception>
    public static PredictionScore? Score(CampaignFolder folder, CampaignResults campaign)
    {
        var place = folder.PathOf(PredictionFile.Name);
        if (!File.Exists(place))
            return null;
        var json = PredictionFile.ReadBytes(place);
        var state = campaign.Manifest.PredictionsSha256 is not { } registered
            ? Preregistration.WrittenLater
            : registered == PredictionFile.HashOf(json) ? Preregistration.Registered : Preregistration.ChangedLater;
        var found = new Dictionary<string, CampaignResults?>(StringComparer.Ordinal);
        return PredictionScore.Of(PredictionFile.Parse(json, place), campaign, id => Beside(folder, id, found), state);
    }

    private static CampaignResults? Beside(CampaignFolder folder, string id, Dictionary<string, CampaignResults?> found)
    {
        if (found.TryGetValue(id, out var known))
            return known;
        var root = Path.GetDirectoryName(folder.FullPath);
        return found[id] = root is not null && CampaignPaths.IsCampaignId(id) ? TryRead(Path.Combine(root, id)) : null;
    }

    private static CampaignResults? TryRead(string path)
    {
        try
        {
            return CampaignResults.Of(CampaignFolder.Open(path));
        }
        // What is wrong with another campaign is said where that one is reported.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CampaignFormatException)
        {
            return null;
        }
    }
}
