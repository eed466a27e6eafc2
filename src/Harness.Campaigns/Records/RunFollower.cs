namespace Harness.Campaigns.Records;

/// <summary>
/// Reads <c>runs.jsonl</c> while other processes append to it, each record once. Takes no lock, so that nobody who writes waits
/// for somebody who looks.
/// </summary>
/// <param name="folder">The campaign.</param>
public sealed class RunFollower(CampaignFolder folder)
{
    private readonly string _path = folder.PathOf(CampaignPaths.Runs);
    private RunLines _lines = new(folder.PathOf(CampaignPaths.Runs));
    private long _position;

    /// <summary>Every finished record that was not read before.</summary>
    /// <exception cref="CampaignFormatException">A line cannot be trusted; names file and line.</exception>
    public IReadOnlyList<RunRecord> ReadOn()
    {
        List<RunRecord> records = [];
        try
        {
            using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length < _position)
                (_lines, _position) = (new RunLines(_path), 0);
            stream.Position = _position;
            var bytes = new byte[stream.Length - _position];
            stream.ReadExactly(bytes);
            _position += _lines.Read(bytes, records.Add);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not there yet, cut meanwhile, or held by a writer, which also keeps readers out: the next look will tell.
        }

        return records;
    }
}
