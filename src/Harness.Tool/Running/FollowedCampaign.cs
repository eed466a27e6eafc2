using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Tool.Running;

/// <summary>A campaign as it grows: its records and the runs in flight.</summary>
internal sealed partial class FollowedCampaign
{
    private readonly RunFollower _records;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _leftBehind;
    private readonly List<RunRecord> _attempts = [];
    private readonly Dictionary<string, RunInFlight> _inFlight = new(StringComparer.Ordinal);
    private readonly HashSet<(string Task, int Run, int Attempt)> _before;

    /// <param name="folder">The campaign.</param>
    /// <param name="leftBehind">Unfinished transcripts of processes that were killed before.</param>
    /// <param name="before">Attempts that were on record when this command began.</param>
    /// <param name="time">Dates what is seen.</param>
    public FollowedCampaign(CampaignFolder folder, IEnumerable<string> leftBehind, IEnumerable<(string Task, int Run, int Attempt)> before, TimeProvider time)
    {
        (Folder, _time) = (folder, time);
        _records = new RunFollower(folder);
        _leftBehind = [.. leftBehind];
        _before = [.. before];
        Manifest = folder.ReadManifest();
    }

    public CampaignFolder Folder { get; }

    public CampaignManifest Manifest { get; private set; }

    public IReadOnlyCollection<RunInFlight> InFlight => _inFlight.Values;

    /// <summary>Records that this command's tests have added.</summary>
    public IEnumerable<RunRecord> Added => _attempts.Where(attempt => !_before.Contains(KeyOf(attempt)));

    /// <summary>Rows that are measured, or were tried in this session.</summary>
    public HashSet<(string Task, int Run)> Finished =>
        [.. _attempts.Where(attempt => attempt.Outcome.Kind != OutcomeKind.Invalid || !_before.Contains(KeyOf(attempt))).Select(attempt => (attempt.Task, attempt.Run))];

    public int Passed => _attempts.Count(attempt => attempt.Outcome.Kind == OutcomeKind.Passed);

    /// <summary>USD of all attempts and of the runs in flight; null when unknown.</summary>
    public decimal? CostUsd => Cost.Sum([.. _attempts.Select(attempt => attempt.CostUsd), .. _inFlight.Values.Select(run => run.CostUsd)]);

    /// <summary>USD of the limit that is in force; null when there is none.</summary>
    public decimal? LimitUsd => decimal.TryParse(Manifest.Configuration.GetValueOrDefault("maxCostUsd"), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    /// <summary>Unfinished transcripts of a campaign.</summary>
    public static IEnumerable<string> Unfinished(CampaignFolder folder)
    {
        var transcripts = folder.PathOf("transcripts");
        return Directory.Exists(transcripts) ? Directory.EnumerateFiles(transcripts, "*.partial", SearchOption.AllDirectories) : [];
    }

    /// <summary>Reads on.</summary>
    /// <returns>The records that are new and were added by this command's tests.</returns>
    public IReadOnlyList<RunRecord> Look()
    {
        var records = _records.ReadOn();
        _attempts.AddRange(records);
        Manifest = Folder.ReadManifest();
        foreach (var file in Unfinished(Folder).Where(file => !_leftBehind.Contains(file) && !_inFlight.ContainsKey(file)))
            if (Name().Match(file.Replace('\\', '/')) is { Success: true } name && int.TryParse(name.Groups["run"].Value, CultureInfo.InvariantCulture, out var run))
                _inFlight.Add(file, new RunInFlight(name.Groups["task"].Value, run, file, _time.GetUtcNow()));
        foreach (var (file, run) in _inFlight.ToList())
        {
            run.Look();
            if (!File.Exists(file))
                _inFlight.Remove(file);
        }

        return [.. records.Where(record => !_before.Contains(KeyOf(record)))];
    }

    private static (string Task, int Run, int Attempt) KeyOf(RunRecord record) => (record.Task, record.Run, record.Attempt);

    [GeneratedRegex(@"/(?<task>[a-z0-9_]{1,64})/run(?<run>[0-9]{1,6})\.[0-9a-f]+\.partial$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
