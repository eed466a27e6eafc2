using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>The recording in <c>fixtures/cassettes</c>: the reference solutions, played by a server on loopback. No model was asked.</summary>
[Collection(Suite.OneAtATime)]
public sealed class CommittedCassettes : IAsyncDisposable
{
    /// <summary>The campaign's id, and the name of its model.</summary>
    public const string Id = "loopback-oracle";

    /// <summary>The model id that the server was asked for.</summary>
    public const string ModelId = "scripted-on-loopback-no-real-model";

    private readonly Measurement _measurement = new();

    public static string Folder => Path.Combine(Suite.Root, "fixtures", "cassettes", Id);

    /// <summary>
    /// Makes the recording anew, after a prompt, a tool or a workspace has changed:
    /// <c>dotnet run --project tests/Harness.EndToEnd.Tests -- -explicit only -class Harness.EndToEnd.Tests.CommittedCassettes</c>.
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
        var campaign = _measurement.Campaign;
        campaign.UpdateManifest(manifest => manifest with { Files = new Dictionary<string, string>() });
        foreach (var file in (string[])[CampaignPaths.Manifest, CampaignPaths.Runs, .. campaign.ReadRuns().Counting().Select(run => run.Cassette!)])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
            File.Copy(campaign.PathOf(file), Path.Combine(Folder, file), overwrite: true);
        }
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();
}
