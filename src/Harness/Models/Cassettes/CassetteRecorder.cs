using System.Text.Json;
using Harness.Campaigns.Records;

namespace Harness.Models.Cassettes;

/// <summary>
/// Records one run's requests and answers as they happen: JSON Lines in a file of its own, each line on disk before the client sees the
/// answer. No request header, host or query is written, and keys in bodies are masked.
/// </summary>
/// <param name="path">Where the lines are written while the run goes on; a killed process leaves this file behind.</param>
/// <param name="header">Which run it is.</param>
/// <param name="redaction">Masks keys.</param>
/// <param name="time">Measures how long an answer took.</param>
public sealed class CassetteRecorder(string path, CassetteHeader header, Redaction redaction, TimeProvider time) : ICassette, IDisposable
{
    private readonly Lock _gate = new();
    private StreamWriter? _writer;
    private RequestBody? _before;
    private int _count;

    /// <summary>The chain value of the last line; null while nothing was recorded.</summary>
    public string? Chain { get; private set; }

    /// <summary>What the requests are stored without.</summary>
    internal Redaction Redaction => redaction;

    internal TimeProvider Time => time;

    /// <summary>The texts of the request before.</summary>
    internal CanonicalTexts Texts { get; } = new();

    public HttpMessageHandler Over(HttpMessageHandler network) => new CassetteRecordingHandler(this, network);

    /// <summary>Ends the recording and compresses it.</summary>
    /// <returns>The path of the finished file, to be moved to its place; null when nothing was recorded.</returns>
    /// <exception cref="IOException">The disk is full, or the file is gone.</exception>
    public string? Finish()
    {
        Dispose();
        if (Chain is null) return null;
        // The name keeps its end: files that end so are not part of a campaign yet.
        var finished = Path.ChangeExtension(path, $"gz{Path.GetExtension(path)}");
        CassetteFile.Compress(path, finished);
        File.Delete(path);
        return finished;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    /// <exception cref="CassetteException">The line cannot be written. It must not pass for a fault of the provider.</exception>
    internal void Record(CassetteExchange exchange, TimeSpan elapsed)
    {
        lock (_gate)
        {
            try
            {
                if (Chain is null) WriteLine(JsonSerializer.Serialize(header, RecordJson.Line));
                WriteLine(exchange.Write(_before, ++_count, elapsed));
                _before = exchange.Request.Body;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                throw new CassetteException($"the cassette cannot be written to {path}: {e.Message}. HARNESS_RECORD=false measures without one", e);
            }
        }
    }

    private void WriteLine(string json)
    {
        _writer ??= Open();
        var (line, chain) = CassetteChain.Close(Chain, json);
        _writer.Write(line + "\n");
        Chain = chain;
    }

    private StreamWriter Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }
}
