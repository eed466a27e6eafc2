using System.Text.Json;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Transcripts;

/// <summary>
/// Reads a transcript from its beginning, or goes on where it stopped while the run is still being made. Takes no lock.
/// </summary>
/// <param name="path">The file.</param>
public sealed class TranscriptReader(string path)
{
    /// <summary>A longer line is not one that the harness wrote: it bounds replies and results.</summary>
    private const int LongestLine = 64 * 1024 * 1024;

    private long _position;
    private int _line;

    /// <summary>Every finished line that was not read before.</summary>
    /// <exception cref="IOException">The file cannot be read; a run's file is moved when the run ends.</exception>
    /// <exception cref="CampaignFormatException">A line is none of a transcript; names file and line.</exception>
    public IReadOnlyList<TranscriptLine> ReadOn()
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length - _position > LongestLine)
            throw new CampaignFormatException(path, null, "the transcript is larger than any that the harness writes.");
        stream.Position = _position;
        var bytes = new byte[Math.Max(0, stream.Length - _position)];
        stream.ReadExactly(bytes);
        List<TranscriptLine> lines = [];
        var consumed = 0;
        for (int length; (length = bytes.AsSpan(consumed).IndexOf((byte)'\n')) >= 0; consumed += length + 1)
        {
            _line++;
            if (!bytes.AsSpan(consumed, length).Trim(" \t\r"u8).IsEmpty)
                lines.Add(Parse(bytes.AsSpan(consumed, length)));
        }

        _position += consumed;
        return lines;
    }

    private TranscriptLine Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<TranscriptLine>(line, RecordJson.Line)
                ?? throw new CampaignFormatException(path, _line, "the line is null, not a line of a transcript.");
        }
        catch (JsonException e)
        {
            throw new CampaignFormatException(path, _line, "not a line of a transcript: " + e.Message, e);
        }
    }
}
