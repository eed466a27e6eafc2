using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Harness.Campaigns.Records;

/// <summary>
/// The folder that a campaign leaves behind. Safe for many threads, and for many processes that work on one folder.
/// A process that is killed at any instant loses nothing that <see cref="Append"/> has returned.
/// </summary>
public sealed class CampaignFolder
{
    private readonly RunLog _log;

    private CampaignFolder(string path)
    {
        FullPath = path;
        _log = new RunLog(PathOf(CampaignPaths.Runs));
    }

    /// <summary>Absolute path of the folder.</summary>
    public string FullPath { get; }

    /// <summary>The campaign's id: the folder's name.</summary>
    public string Id => Path.GetFileName(FullPath);

    /// <summary>
    /// Reserves <c>YYYY-MM-DD-model-suite</c>, or the same with <c>-2</c>, <c>-3</c> and so on. Two processes never get the same folder.
    /// The manifest then holds identity only: fill it in with <see cref="UpdateManifest"/>.
    /// </summary>
    /// <param name="campaignsRoot">The folder that holds campaigns; created when missing.</param>
    /// <param name="utcDate">The UTC date of the first run.</param>
    /// <param name="model">The model as asked for; any text, see <see cref="CampaignPaths.Slug"/>.</param>
    /// <param name="suite">The suite, e.g. <c>agentic-core-v1</c>.</param>
    /// <exception cref="ArgumentException">The suite is not made of <c>a-z 0-9 -</c>.</exception>
    public static CampaignFolder Create(string campaignsRoot, DateOnly utcDate, string model, string suite)
    {
        if (!CampaignPaths.IsSuite(suite))
            throw new ArgumentException($"'{suite}' is not a suite: 1 to 64 characters out of a-z, 0-9 and -.", nameof(suite));
        var stem = string.Create(CultureInfo.InvariantCulture, $"{utcDate:yyyy-MM-dd}-{CampaignPaths.Slug(model)}-{suite}");
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
            var manifest = new CampaignManifest
            {
                Id = id,
                Suite = suite,
                Model = model,
                CreatedAt = new DateTimeOffset(utcDate, TimeOnly.MinValue, TimeSpan.Zero),
            };
            if (TryReserve(Path.Combine(Path.GetFullPath(campaignsRoot), id), manifest) is { } folder)
                return folder;
        }
    }

    /// <summary>Opens the campaign of that id, or begins it. Two processes may do so at once.</summary>
    /// <param name="campaignsRoot">The folder that holds campaigns; created when missing.</param>
    /// <param name="id">The campaign's id: <c>a-z 0-9 -</c>.</param>
    /// <param name="model">The model as asked for, for a campaign that begins.</param>
    /// <param name="suite">The suite, for a campaign that begins.</param>
    /// <param name="now">When it begins.</param>
    /// <exception cref="ArgumentException">The id is no id, so it could name another folder; or the suite is none.</exception>
    public static CampaignFolder OpenOrCreate(string campaignsRoot, string id, string model, string suite, DateTimeOffset now)
    {
        if (!CampaignPaths.IsCampaignId(id))
            throw new ArgumentException($"'{id}' is not a campaign's id: 1 to 200 characters out of a-z, 0-9 and -.", nameof(id));
        if (!CampaignPaths.IsSuite(suite))
            throw new ArgumentException($"'{suite}' is not a suite: 1 to 64 characters out of a-z, 0-9 and -.", nameof(suite));
        var path = Path.Combine(Path.GetFullPath(campaignsRoot), id);
        return TryReserve(path, new CampaignManifest { Id = id, Suite = suite, Model = model, CreatedAt = now }) ?? Open(path);
    }

    /// <summary>Opens an existing campaign, to read it or to continue it.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or it holds no <c>campaign.json</c>.</exception>
    public static CampaignFolder Open(string path)
    {
        var folder = new CampaignFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        if (!File.Exists(folder.PathOf(CampaignPaths.Manifest)))
            throw new DirectoryNotFoundException($"{folder.FullPath} is not a campaign: it holds no {CampaignPaths.Manifest}.");
        return folder;
    }

    /// <summary>The absolute path of a file, from its path below the folder with forward slashes.</summary>
    public string PathOf(string relative) => Path.Combine([FullPath, .. relative.Split('/')]);

    /// <summary>
    /// Writes the artefacts, then one line of <c>runs.jsonl</c>, and flushes it to disk.
    /// </summary>
    /// <param name="record">The record; its attempt and the paths of given artefacts are assigned here.</param>
    /// <param name="artefacts">Kept at <see cref="CampaignPaths.Transcript"/>, <see cref="CampaignPaths.Diff"/> and <see cref="CampaignPaths.Cassette"/>.</param>
    /// <returns>The record as written: its attempt is one more than the highest recorded for this suite, task and run.</returns>
    /// <exception cref="ArgumentException">The suite or the task is not an id, or the run is below 1. Nothing is written.</exception>
    /// <exception cref="CampaignFormatException">The file holds a line that cannot be trusted. Nothing is appended.</exception>
    public RunRecord Append(RunRecord record, RunArtefacts? artefacts = null)
    {
        if (!CampaignPaths.IsSuite(record.Suite))
            throw new ArgumentException($"'{record.Suite}' is not a suite: 1 to 64 characters out of a-z, 0-9 and -.", nameof(record));
        _ = CampaignPaths.Transcript(record.Task, record.Run);
        // What takes long happens before the log is locked, and at the same time for all who append.
        using var diff = Draft(artefacts?.Diff, CampaignPaths.Diff(record.Task, record.Run));
        return _log.Append(record, numbered => numbered with
        {
            Transcript = Move(artefacts?.Transcript, CampaignPaths.Transcript(numbered.Task, numbered.Run, numbered.Attempt)) ?? numbered.Transcript,
            Diff = Put(diff, CampaignPaths.Diff(numbered.Task, numbered.Run, numbered.Attempt)) ?? numbered.Diff,
            Cassette = Move(artefacts?.Cassette, CampaignPaths.Cassette(numbered.Task, numbered.Run, numbered.Attempt)) ?? numbered.Cassette,
        });
    }

    /// <summary>Reads every attempt. A line that a killed process left half-written is dropped with a note.</summary>
    /// <exception cref="CampaignFormatException">A line is broken, newer than this harness, or recorded twice; names file and line.</exception>
    public CampaignRuns ReadRuns()
    {
        var pool = new RecordPool();
        List<RunRecord> records = [];
        var notes = VisitRuns(record => records.Add(pool.Share(record)));
        return new CampaignRuns(records, notes);
    }

    /// <summary>As <see cref="ReadRuns"/>, but hands out one record after the other and keeps none: for totals over long campaigns.</summary>
    /// <param name="visit">Gets each attempt, in the order in which they were written.</param>
    /// <returns>What was dropped while reading; empty in the normal case.</returns>
    /// <exception cref="CampaignFormatException">As <see cref="ReadRuns"/>; the records before that line were handed out.</exception>
    public IReadOnlyList<string> VisitRuns(Action<RunRecord> visit) => _log.Visit(visit);

    /// <summary>As <see cref="VisitRuns(Action{RunRecord})"/>, with the place of each record in the file.</summary>
    internal IReadOnlyList<string> VisitRuns(Action<RunRecord, RunPlace> visit) => _log.Visit(visit);

    /// <summary>Reads <c>campaign.json</c>.</summary>
    /// <exception cref="CampaignFormatException">It is broken or newer than this harness.</exception>
    public CampaignManifest ReadManifest()
    {
        var file = PathOf(CampaignPaths.Manifest);
        try
        {
            var json = ReadAll(file);
            if (FormatVersion.Complaint(json, CampaignManifest.CurrentFormatVersion) is { } complaint)
                throw new CampaignFormatException(file, null, complaint);
            var manifest = JsonSerializer.Deserialize<CampaignManifest>(json, RecordJson.Page)
                ?? throw new CampaignFormatException(file, null, "the file holds null, not a manifest.");
            return ManifestRules.Complaint(manifest) is { } problem ? throw new CampaignFormatException(file, null, problem) : manifest;
        }
        catch (JsonException e)
        {
            throw new CampaignFormatException(file, (int?)e.LineNumber + 1, "not a campaign's manifest: " + e.Message, e);
        }
    }

    /// <summary>Replaces <c>campaign.json</c> atomically, while no other process changes it.</summary>
    /// <returns>The manifest as written.</returns>
    /// <exception cref="CampaignFormatException">The present one is broken or newer than this harness; it is left alone.</exception>
    public CampaignManifest UpdateManifest(Func<CampaignManifest, CampaignManifest> change)
    {
        CampaignManifest? changed = null;
        _log.Alone(() =>
        {
            changed = change(ReadManifest());
            WholeFile.Write(PathOf(CampaignPaths.Manifest), ToPage(changed));
        });
        return changed!;
    }

    private static CampaignFolder? TryReserve(string path, CampaignManifest manifest)
    {
        Directory.CreateDirectory(path);
        var folder = new CampaignFolder(path);
        var file = folder.PathOf(CampaignPaths.Manifest);
        if (File.Exists(file))
            return null;
        // Of all who get here at once, one writes. Moving a file "unless there is one" would not do: on Unix that looks first and
        // replaces then.
        using var alone = LockedFile.OpenAlone(folder.PathOf(CampaignPaths.Runs));
        if (File.Exists(file))
            return null;
        WholeFile.Write(file, ToPage(manifest));
        return folder;
    }

    private WholeFile? Draft(string? content, string relative) =>
        content is null ? null : WholeFile.Draft(PathOf(relative), Encoding.UTF8.GetBytes(content), flushToDisk: false);

    private string? Move(string? file, string relative)
    {
        if (file is null)
            return null;
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        WholeFile.Move(file, PathOf(relative));
        return relative;
    }

    private string? Put(WholeFile? draft, string relative)
    {
        draft?.PutAt(PathOf(relative));
        return draft is null ? null : relative;
    }

    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] ToPage(CampaignManifest manifest) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(manifest, RecordJson.Page), (byte)'\n'];
}
