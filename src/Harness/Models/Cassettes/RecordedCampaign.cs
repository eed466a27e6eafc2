using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Settings;

namespace Harness.Models.Cassettes;

/// <summary>A campaign whose cassettes can be played. Immutable but for the files; safe for parallel runs.</summary>
public sealed class RecordedCampaign
{
    private readonly CampaignFolder _folder;
    private readonly CampaignManifest _manifest;
    private readonly Dictionary<(string Suite, string Task, int Run), RunRecord> _runs;

    private RecordedCampaign(CampaignFolder folder, CampaignManifest manifest, RecordedClient client)
    {
        (_folder, _manifest, Client) = (folder, manifest, client);
        _runs = folder.ReadRuns().Counting().ToDictionary(run => (run.Suite, run.Task, run.Run));
        Prices = PricesOf(manifest, _runs.Values);
    }

    /// <summary>The campaign's id.</summary>
    public string Id => _manifest.Id;

    /// <summary>How to make the client again.</summary>
    public RecordedClient Client { get; }

    /// <summary>The price row that the campaign was charged at; null when it was not known, or changed on the way.</summary>
    public PriceList? Prices { get; }

    /// <summary>Requests that one model call could take.</summary>
    public int MaxAttempts => int.TryParse(_manifest.Configuration.GetValueOrDefault("maxAttempts"), out var attempts) ? Math.Clamp(attempts, 1, 100) : 1;

    /// <summary>Opens a campaign for replay.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="instance">The instance that is played; cassettes of another tell about other names and numbers.</param>
    /// <exception cref="SettingsException">It is no campaign, was not recorded, or belongs to another instance; the message says what to set.</exception>
    public static RecordedCampaign Open(string path, int instance)
    {
        try
        {
            var folder = CampaignFolder.Open(path);
            var manifest = folder.ReadManifest();
            if (manifest.ReplayOf is { } source)
                throw new SettingsException($"MODEL=replay: '{manifest.Id}' is itself a replay; play '{source}'");
            if (manifest.Client is not { } client)
                throw new SettingsException($"MODEL=replay: '{manifest.Id}' ({manifest.Model}) holds no cassettes: scripted models and campaigns with HARNESS_RECORD=false are not recorded");
            if (manifest.Instance != instance)
                throw new SettingsException(FormattableString.Invariant($"MODEL=replay: '{manifest.Id}' was recorded on instance {manifest.Instance}, and this is instance {instance}; set HARNESS_INSTANCE={manifest.Instance}"));
            return new RecordedCampaign(folder, manifest, client);
        }
        catch (Exception e) when (e is CampaignFormatException or DirectoryNotFoundException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"MODEL=replay: {e.Message}");
        }
    }

    /// <summary>Loads and verifies the cassette of a run.</summary>
    /// <param name="suite">The suite that is played.</param>
    /// <param name="task">The task.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="diverged">Is told about each divergence.</param>
    /// <exception cref="CassetteException">There is none, or it is not the one that was recorded; the message says what to do.</exception>
    public CassettePlayer PlayerFor(string suite, string task, int run, Action<Divergence> diverged)
    {
        if (suite != _manifest.Suite)
            throw new CassetteException($"'{Id}' was recorded on the suite {_manifest.Suite}, and this is {suite}");
        if (_runs.GetValueOrDefault((suite, task, run)) is not { } recorded)
            throw new CassetteException(FormattableString.Invariant($"'{Id}' holds no {task} run {run}; its runs of this task: {Runs(task)}. HARNESS_RUNS and --filter say which are played"));
        if (recorded.Cassette is null || recorded.CassetteChain is null)
            throw new CassetteException(FormattableString.Invariant($"nothing was recorded of {task} run {run} of '{Id}': {recorded.Error ?? "it made no request"}"));
        var cassette = CassetteFile.Read(_folder.PathOf(PathOf(recorded)));
        if (cassette.Chain != recorded.CassetteChain)
            throw new CassetteException($"{recorded.Cassette} is not the cassette that was recorded: it ends early, or was replaced (its last chain value is not that of {CampaignPaths.Runs})");
        var header = cassette.Header;
        if ((header.Suite, header.Task, header.Run, header.Instance) != (suite, task, run, recorded.Instance))
            throw new CassetteException(FormattableString.Invariant($"{recorded.Cassette} holds {header.Suite} {header.Task} run {header.Run} of instance {header.Instance}"));
        return new CassettePlayer(cassette, recorded, diverged);
    }

    // The path is never taken from the file: a record could name any other.
    private static string PathOf(RunRecord recorded)
    {
        var compressed = CampaignPaths.Cassette(recorded.Task, recorded.Run, recorded.Attempt);
        var plain = compressed[..^CassetteFile.Compressed.Length];
        return recorded.Cassette == compressed ? compressed
            : recorded.Cassette == plain ? plain
            : throw new CassetteException($"the record's cassette is not {compressed}");
    }

    // The manifest lists every row that is known, also of other times. When the price changed on the way, none holds for all requests.
    private static PriceList? PricesOf(CampaignManifest manifest, IEnumerable<RunRecord> runs)
    {
        var charged = runs.SelectMany(run => run.PriceRow?.Split(',', StringSplitOptions.TrimEntries) ?? []).ToHashSet(StringComparer.Ordinal);
        var used = manifest.Prices.Where(price => manifest.Prices.Count == 1 || charged.Contains(price.Row)).ToList();
        return used is [var price]
            ? new PriceList([new PriceRow(price.Row, price.Input, price.Output, price.CacheRead ?? price.Input, price.CacheWrite ?? price.Input)])
            : null;
    }

    private string Runs(string task)
    {
        var runs = _runs.Keys.Where(key => key.Task == task).Select(key => key.Run).Order().ToList();
        return runs.Count == 0 ? "none" : string.Join(", ", runs);
    }
}
