using System.Collections.Concurrent;
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
    private readonly ConcurrentQueue<WaitingAppend> _waiting = new();
    private readonly Dictionary<(string Suite, string Task, int Run), int> _highestAttempt = [];
    private readonly List<string> _repairs = [];
    private RunLines _lines = new(path);
    private long _position;

    /// <summary>
    /// Assigns the attempt, lets <paramref name="complete"/> finish the record, appends it and flushes it to disk. Runs that end
    /// together share one flush.
    /// </summary>
    public RunRecord Append(RunRecord record, Func<RunRecord, RunRecord> complete)
    {
        var append = new WaitingAppend(record, complete);
        _waiting.Enqueue(append);
        lock (_gate)
        {
            // Somebody who was here before may have written this one along with their own.
            if (!append.Written.Task.IsCompleted)
                WriteWaiting();
        }

        return append.Written.Task.GetAwaiter().GetResult();
    }

    /// <summary>Reads the whole file; no file is no records.</summary>
    /// <param name="visit">Gets each record, in the order in which they were written.</param>
    /// <returns>What was dropped or repaired.</returns>
    public IReadOnlyList<string> Visit(Action<RunRecord> visit) => Visit((record, _) => visit(record));

    /// <summary>As above, with the place of each record in the file.</summary>
    public IReadOnlyList<string> Visit(Action<RunRecord, RunPlace> visit)
    {
        List<string> notes;
        lock (_gate)
            notes = [.. _repairs];
        var lines = new RunLines(path);
        try
        {
            using var stream = LockedFile.OpenShared(path);
            var rest = LineChunks.Read(stream, bytes => lines.Read(bytes, record => visit(record, lines.Place))).Span;
            if (rest.IsEmpty)
                return notes;
            if (lines.ReadUnfinished(rest) is { } record)
                visit(record, lines.Place);
            else
                notes.Add(Dropped(lines.Count + 1, rest.Length));
        }
        catch (FileNotFoundException)
        {
        }
        catch (InvalidDataException e)
        {
            throw new CampaignFormatException(path, lines.Count + 1, e.Message, e);
        }

        return notes;
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

    private void WriteWaiting()
    {
        List<WaitingAppend> batch = [];
        while (_waiting.TryDequeue(out var append))
            batch.Add(append);
        try
        {
            using var stream = LockedFile.OpenAlone(path);
            CatchUp(stream);
            Write(stream, batch);
        }
        catch (Exception e)
        {
            // How much of it is in the file is only known when it is read again.
            Forget();
            foreach (var append in batch)
                append.Written.TrySetException(e);
        }
    }

    private void Write(FileStream stream, List<WaitingAppend> batch)
    {
        List<(WaitingAppend Append, RunRecord Record)> completed = [];
        stream.Position = _position;
        foreach (var append in batch)
        {
            if (Complete(append) is not { } record)
                continue;
            stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Line), (byte)'\n']);
            completed.Add((append, record));
        }

        stream.Flush(flushToDisk: true);
        _position = stream.Position;
        foreach (var (append, record) in completed)
        {
            _lines.Written(record);
            append.Written.SetResult(record);
        }
    }

    /// <summary>Null when the record could not be completed; that is its caller's problem and nobody else's.</summary>
    private RunRecord? Complete(WaitingAppend append)
    {
        var row = (append.Record.Suite, append.Record.Task, append.Record.Run);
        var attempt = _highestAttempt.GetValueOrDefault(row) + 1;
        try
        {
            var record = append.Complete(append.Record with { Attempt = attempt });
            _highestAttempt[row] = attempt;
            return record;
        }
        catch (Exception e)
        {
            append.Written.SetException(e);
            return null;
        }
    }

    private void CatchUp(FileStream stream)
    {
        if (stream.Length < _position)
            Forget();
        stream.Position = _position;
        var bytes = ReadRest(stream);
        List<RunRecord> others = [];
        var consumed = _lines.Read(bytes, others.Add);
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

    private sealed record WaitingAppend(RunRecord Record, Func<RunRecord, RunRecord> Complete)
    {
        public TaskCompletionSource<RunRecord> Written { get; } = new();
    }
}
