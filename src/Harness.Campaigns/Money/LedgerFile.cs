using System.Text.Json;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Money;

/// <summary>
/// <c>ledger.jsonl</c> as several processes append to it. Each change reads what others have added, decides and appends while
/// nobody else can. Not flushed to the disk: what a killed process has written stays, and after a power failure the requests of
/// that second may be forgotten.
/// </summary>
internal sealed class LedgerFile(string path)
{
    private readonly Lock _gate = new();
    private LedgerTotals _totals = new();
    private long _position;
    private int _lines;

    /// <summary>Lets <paramref name="change"/> look at the present totals and add lines, while nobody else can.</summary>
    /// <param name="change">Gets the totals, which each added line changes at once, and what adds a line.</param>
    /// <exception cref="CampaignFormatException">A finished line is no ledger line.</exception>
    public void Change(Action<LedgerTotals, Action<LedgerLine>> change)
    {
        lock (_gate)
        {
            using var stream = LockedFile.OpenAlone(path);
            CatchUp(stream);
            try
            {
                List<byte> text = [];
                change(_totals, line =>
                {
                    _totals.Add(line);
                    _lines++;
                    text.AddRange([.. JsonSerializer.SerializeToUtf8Bytes(line, RecordJson.Line), (byte)'\n']);
                });
                if (text.Count == 0) return;
                stream.Position = _position;
                stream.Write([.. text]);
                stream.Flush();
                _position = stream.Position;
            }
            catch
            {
                // What is in the file is only known when it is read again.
                Forget();
                throw;
            }
        }
    }

    private void CatchUp(FileStream stream)
    {
        if (stream.Length < _position)
            Forget();
        if (stream.Length == _position) return;
        stream.Position = _position;
        var bytes = new byte[stream.Length - _position];
        stream.ReadExactly(bytes);
        var consumed = 0;
        for (int length; (length = bytes.AsSpan(consumed).IndexOf((byte)'\n')) >= 0; consumed += length + 1)
        {
            _lines++;
            _totals.Add(Parse(bytes.AsSpan(consumed, length)));
        }

        _position += consumed;
        // Whoever wrote half a line is dead, and has not sent what it was about to reserve.
        if (consumed < bytes.Length)
            stream.SetLength(_position);
    }

    private LedgerLine Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerLine>(line, RecordJson.Line) ?? throw new JsonException("the line is null");
        }
        catch (JsonException e)
        {
            throw new CampaignFormatException(path, _lines, "the line is not one of a ledger: " + e.Message, e);
        }
    }

    private void Forget()
    {
        _totals = new LedgerTotals();
        _position = 0;
        _lines = 0;
    }
}
