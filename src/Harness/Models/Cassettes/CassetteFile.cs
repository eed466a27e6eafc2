using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Harness.Campaigns.Records;

namespace Harness.Models.Cassettes;

/// <summary>A cassette as it was read and found to be whole: a header, then one exchange a line.</summary>
/// <param name="Header">Which run it holds.</param>
/// <param name="Exchanges">In order.</param>
/// <param name="Chain">The chain value of the last line.</param>
/// <param name="Notes">What was dropped: the half of a line that a killed process left. Empty in the normal case.</param>
internal sealed record CassetteFile(CassetteHeader Header, IReadOnlyList<CassetteExchange> Exchanges, string Chain, IReadOnlyList<string> Notes)
{
    /// <summary>What a compressed cassette's name ends with; one without it is read as plain text.</summary>
    public const string Compressed = ".gz";

    // Compressed text can be a thousand times as long as its file.
    private const int MostCharacters = 512 * 1024 * 1024;

    private static readonly Lock Compressing = new();

    /// <exception cref="CassetteException">The file is missing, was changed, or is newer than this harness; names file and line.</exception>
    public static CassetteFile Read(string path)
    {
        try
        {
            return Parse(path, Text(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CassetteException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Compresses a finished cassette. One at a time in a process: where two cores did it at once, native memory grew with the runs (docs/benchmarks.md).</summary>
    public static void Compress(string from, string to)
    {
        using var only = Compressing.EnterScope();
        using var plain = File.OpenRead(from);
        using var file = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None);
        using var gzip = new GZipStream(file, CompressionLevel.SmallestSize);
        plain.CopyTo(gzip);
    }

    private static string Text(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using Stream plain = path.EndsWith(Compressed, StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var text = new StringBuilder();
        var block = new char[64 * 1024];
        for (int read; (read = reader.Read(block)) > 0; text.Append(block, 0, read))
            if (text.Length > MostCharacters)
                throw new InvalidDataException($"it holds more than {MostCharacters / 1024 / 1024} MiB");
        return text.ToString();
    }

    private static CassetteFile Parse(string path, string text)
    {
        var lines = text.Split('\n');
        List<CassetteExchange> exchanges = [];
        CassetteHeader? header = null;
        string? chain = null;
        // What follows the last line feed is empty, or the half of a line.
        foreach (var (i, line) in lines[..^1].Index())
        {
            chain = CassetteChain.Verify(chain, line) ?? throw Broken(path, i, "it was edited, or lines before it are missing: the chain is broken");
            try
            {
                using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 600 });
                RequireVersion(json.RootElement);
                if (header is null)
                    header = json.RootElement.Deserialize<CassetteHeader>(RecordJson.Line) ?? throw new JsonException("the line is null");
                else
                    exchanges.Add(CassetteExchange.Read(json.RootElement.Clone(), exchanges.LastOrDefault()?.Request.Body));
            }
            catch (Exception e) when (e is CassetteException or JsonException or FormatException or InvalidOperationException or NotSupportedException)
            {
                throw Broken(path, i, e.Message, e);
            }
        }

        if (header is null || chain is null)
            throw new CassetteException($"{path} holds no whole line");
        return new CassetteFile(header, exchanges, chain, lines[^1].Length == 0 ? [] : [Dropped(lines)]);
    }

    private static void RequireVersion(JsonElement line)
    {
        var version = line.GetCount("v") ?? 0;
        if (version is < 1 or > CassetteHeader.CurrentFormatVersion)
            throw new CassetteException(FormattableString.Invariant($"format version {version} is not one that this harness reads (1 to {CassetteHeader.CurrentFormatVersion}); update the harness"));
    }

    private static string Dropped(string[] lines) =>
        FormattableString.Invariant($"line {lines.Length}: dropped {lines[^1].Length} characters of a line that was never finished (its process was killed)");

    private static CassetteException Broken(string path, int index, string problem, Exception? inner = null) =>
        new(FormattableString.Invariant($"{path}, line {index + 1}: {problem}"), inner);
}
