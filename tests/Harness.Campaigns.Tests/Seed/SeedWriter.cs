using System.Text;
using System.Text.Json;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>Writes the reconstructed campaigns, byte for byte the same each time.</summary>
internal static class SeedWriter
{
    private const string Label = "Reconstruction: made from published tables, not a recording of the model.";

    /// <summary>Writes all of them: first those that the predictions of another name.</summary>
    public static void Write(string root)
    {
        foreach (var campaign in (ReconstructedCampaign[])[.. PriorCampaigns.All, SeedCampaign.Campaign])
            Write(root, campaign);
    }

    private static void Write(string root, ReconstructedCampaign campaign)
    {
        var (manifest, runs) = campaign;
        var folder = CampaignFolder.OpenOrCreate(root, manifest.Id, manifest.Model, manifest.Suite, manifest.CreatedAt);
        folder.UpdateManifest(_ => manifest);
        if (campaign.Predictions is { } predictions)
            File.WriteAllText(folder.PathOf(PredictionFile.Name), predictions);
        foreach (var run in runs)
            folder.Append(run, campaign.WithTranscripts ? new RunArtefacts(Transcript(folder, run), null) : null);
        CampaignReport.Write(folder);
    }

    private static string Transcript(CampaignFolder folder, RunRecord run)
    {
        var text = new StringBuilder();
        Line(new { Type = "note", At = 0, Topic = "reconstruction", Text = Label });
        Line(new { Type = "request", At = run.Seconds, InputTokens = run.Usage.Input, OutputTokens = run.Usage.Output, run.PriceRow, run.CostUsd });
        Line(new { Type = "end", At = run.Seconds, run.Facts, run.Outcome, run.FailedChecks });
        var file = folder.PathOf("transcript.partial");
        File.WriteAllText(file, text.ToString());
        return file;

        void Line<T>(T line) => text.Append(JsonSerializer.Serialize(line, RecordJson.Line)).Append('\n');
    }
}
