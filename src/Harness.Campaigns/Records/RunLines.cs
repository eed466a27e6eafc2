using System.Text.Json;

namespace Harness.Campaigns.Records;

/// <summary>Turns the bytes of <c>runs.jsonl</c> into records and refuses what it does not understand.</summary>
internal sealed class RunLines(string file)
{
    private readonly HashSet<(string Suite, string Task, int Run, int Attempt)> _keys = [];
    private long _read;

    /// <summary>Lines read so far.</summary>
    public int Count { get; private set; }

    /// <summary>Where the record that was accepted last lies, when the file is read from its beginning.</summary>
    public RunPlace Place { get; private set; }

    /// <summary>Reads every line that ends with a line feed.</summary>
    /// <param name="bytes">The file from where the last call stopped.</param>
    /// <param name="accept">Gets the records in order.</param>
    /// <returns>The length of the lines read; what follows is a line that was never finished.</returns>
    /// <exception cref="CampaignFormatException">A finished line is broken, newer than this reader, or a duplicate.</exception>
    public int Read(ReadOnlySpan<byte> bytes, Action<RunRecord> accept)
    {
        var consumed = 0;
        for (int length; (length = bytes[consumed..].IndexOf((byte)'\n')) >= 0; consumed += length + 1)
        {
            Count++;
            var line = bytes.Slice(consumed, length);
            Place = new RunPlace(_read + consumed, length);
            if (!line.Trim(" \t\r"u8).IsEmpty)
                accept(Accept(Parse(line)));
        }

        _read += consumed;
        return consumed;
    }

    /// <summary>Reads the rest of the file. A killed process leaves a prefix of a line, and no prefix of a record is a record.</summary>
    /// <returns>The record when only its line feed is missing, else null.</returns>
    /// <exception cref="CampaignFormatException">The line is whole, but newer than this reader or a duplicate.</exception>
    public RunRecord? ReadUnfinished(ReadOnlySpan<byte> rest)
    {
        if (!IsJson(rest))
            return null;
        Count++;
        Place = new RunPlace(_read, rest.Length);
        return Accept(Parse(rest));
    }

    /// <summary>Remembers a record that the caller writes as the next line.</summary>
    public void Written(RunRecord record)
    {
        Count++;
        _keys.Add(KeyOf(record));
    }

    private RunRecord Accept(RunRecord record)
    {
        if (RecordRules.Complaint(record) is { } complaint)
            throw Broken(complaint);
        if (!_keys.Add(KeyOf(record)))
            throw Broken(FormattableString.Invariant($"{record.Suite} {record.Task} run {record.Run} attempt {record.Attempt} is recorded twice."));
        return record;
    }

    private RunRecord Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var record = JsonSerializer.Deserialize<RunRecord>(line, RecordJson.Line) ?? throw Broken("the line is null, not a record.");
            return record.FormatVersion <= RunRecord.CurrentFormatVersion ? record : throw Broken(Newer(line)!);
        }
        // A newer record may not even parse.
        catch (JsonException e)
        {
            throw Broken(Newer(line) ?? "the line is not a run record: " + e.Message, e);
        }
    }

    private static string? Newer(ReadOnlySpan<byte> line)
    {
        try
        {
            return FormatVersion.Complaint(line, RunRecord.CurrentFormatVersion);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private CampaignFormatException Broken(string problem, Exception? inner = null) => new(file, Count, problem, inner);

    private static (string Suite, string Task, int Run, int Attempt) KeyOf(RunRecord record) =>
        (record.Suite, record.Task, record.Run, record.Attempt);
}
