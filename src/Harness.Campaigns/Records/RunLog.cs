using System.Globalization;
using System.Text.Json;

namespace Harness.Campaigns.Records;

/// <summary>
/// <c>runs.jsonl</c> as several processes append to it. Remembers how far it has read, so that an append costs one line
/// whatever the length of the file.
/// </summary>
internal sealed class RunLog(string path)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Suite, string Task, int Run), int> _highestAttempt = [];
    private readonly List<string> _repairs = [];
    private RunLines _lines = new(path);
    private long _position;

    /// <summary>Assigns the attempt, lets <paramref name="complete"/> finish the record, appends it and flushes it to disk.</summary>
    public RunRecord Append(RunRecord record, Func<RunRecord, RunRecord> complete)
    {
        lock (_gate)
        {
            using var stream = LockedFile.OpenAlone(path);
            CatchUp(stream);
            var row = (record.Suite, record.Task, record.Run);
            var written = complete(record with { Attempt = _highestAttempt.GetValueOrDefault(row) + 1 });
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(written, RecordJson.Line), (byte)'\n'];
            stream.Position = _position;
            stream.Write(line);
            stream.Flush(flushToDisk: true);
            _position += line.Length;
            _highestAttempt[row] = written.Attempt;
            _lines.Written(written);
            return written;
        }
    }

    /// <summary>Reads the whole file; no file is no records.</summary>
    public CampaignRuns Read()
    {
        byte[] bytes;
        try
        {
            using var stream = LockedFile.OpenShared(path);
            bytes = ReadRest(stream);
        }
        catch (FileNotFoundException)
        {
            return new CampaignRuns([], []);
        }

        List<RunRecord> records = [];
        List<string> notes;
        lock (_gate)
            notes = [.. _repairs];
        var lines = new RunLines(path);
        var rest = bytes.AsSpan(lines.Read(bytes, records));
        if (!rest.IsEmpty)
        {
            if (lines.ReadUnfinished(rest) is { } record)
                records.Add(record);
            else
                notes.Add(Dropped(lines.Count + 1, rest.Length));
        }

        return new CampaignRuns(records, notes);
    }

    /// <summary>Runs <paramref name="action"/> while no other process appends.</summary>
    public void Alone(Action action)
    {
        lock (_gate)
        {
            using var stream = LockedFile.OpenAlone(path);
            action();
        }
    }

    private void CatchUp(FileStream stream)
    {
        if (stream.Length < _position)
            Forget();
        stream.Position = _position;
        var bytes = ReadRest(stream);
        List<RunRecord> others = [];
        var consumed = _lines.Read(bytes, others);
        _position += consumed;
        var rest = bytes.AsSpan(consumed);
        if (!rest.IsEmpty)
            Repair(stream, rest, others);
        foreach (var record in others)
        {
            var row = (record.Suite, record.Task, record.Run);
            _highestAttempt[row] = Math.Max(_highestAttempt.GetValueOrDefault(row), record.Attempt);
        }
    }

    // Whoever holds the lock knows that the writer of an unfinished line is dead.
    private void Repair(FileStream stream, ReadOnlySpan<byte> rest, List<RunRecord> others)
    {
        if (_lines.ReadUnfinished(rest) is { } record)
        {
            others.Add(record);
            stream.WriteByte((byte)'\n');
            _position += rest.Length + 1;
        }
        else
        {
            stream.SetLength(_position);
            _repairs.Add(Dropped(_lines.Count + 1, rest.Length));
        }
    }

    private void Forget()
    {
        _position = 0;
        _highestAttempt.Clear();
        _lines = new RunLines(path);
    }

    private static byte[] ReadRest(FileStream stream)
    {
        var bytes = new byte[stream.Length - stream.Position];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string Dropped(int line, int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"{CampaignPaths.Runs}, line {line}: dropped {length} bytes of a record that was never finished (its process was killed).");
}
