using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>The recording in <c>fixtures/cassettes</c>: the reference solutions, played by a server on loopback. No model was asked.</summary>
public sealed class CommittedCassettes : IAsyncDisposable
{
    /// <summary>The campaign's id, and the name of its model.</summary>
    public const string Id = "loopback-oracle";

    /// <summary>The model id that the server was asked for.</summary>
    public const string ModelId = "scripted-on-loopback-no-real-model";

    private readonly Measurement _measurement = new();

    public static string Folder => Path.Combine(Suite.Root, "fixtures", "cassettes", Id);

    /// <summary>
    /// Makes the recording anew, after a prompt, a tool or a workspace has changed; <c>fixtures/cassettes/README.md</c> says how.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task They_are_recorded_anew()
    {
        await using var server = await LoopbackModel.StartAsync(OracleModel.Answer);
        _measurement.Against(server).Runs(1).Model(Id).Set("HARNESS_CAMPAIGN", Id);
        _measurement.Set("HARNESS_MODELS__LOOPBACK-ORACLE__BASE_URL", server.BaseUrl.ToString());
        _measurement.Set("HARNESS_MODELS__LOOPBACK-ORACLE__MODEL_ID", ModelId).Set("HARNESS_MODELS__LOOPBACK-ORACLE__FREE", "true");

        var command = await _measurement.ExecuteAsync();

        command.ExitCode.Should().Be(0, command.Everything);
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Keep(_measurement.Campaign);
    }

    // What a replay needs and no more: no transcripts, diffs and reports.
    private static void Keep(CampaignFolder recorded)
    {
        var manifest = recorded.ReadManifest();
        var kept = CampaignFolder.OpenOrCreate(Path.GetDirectoryName(Folder)!, Id, manifest.Model, manifest.Suite, manifest.CreatedAt);
        kept.UpdateManifest(_ => manifest with { Files = new Dictionary<string, string>() });
        foreach (var run in recorded.ReadRuns().Counting())
            kept.Append(run with { Transcript = null, Diff = null }, new RunArtefacts(null, null) { Cassette = recorded.PathOf(run.Cassette!) });
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();
}
