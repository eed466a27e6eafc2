using System.Buffers;
using System.Collections;
using System.Text.Json;

namespace Harness.Campaigns.Records;

/// <summary>
/// Records that stay in their file and are read again, one after the other, whenever they are gone through: a long campaign does not
/// fit into memory as a list. They were read and found good once.
/// </summary>
/// <param name="file">The path of <c>runs.jsonl</c>.</param>
/// <param name="places">Where the records are.</param>
internal sealed class StoredRuns(string file, IReadOnlyList<RunPlace> places) : IReadOnlyList<RunRecord>
{
    public int Count => places.Count;

    /// <summary>Reads one record.</summary>
    /// <exception cref="CampaignFormatException">The file was changed since the places were found.</exception>
    public RunRecord this[int index] => Choose([index]).Single();

    /// <summary>Some of them.</summary>
    public StoredRuns Choose(IEnumerable<int> indexes) => new(file, [.. indexes.Select(index => places[index])]);

    /// <exception cref="CampaignFormatException">The file was changed since the places were found.</exception>
    public IEnumerator<RunRecord> GetEnumerator() => ReadAs<RunRecord>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Reads them as something that has some members of a record.</summary>
    /// <exception cref="CampaignFormatException">The file was changed since the places were found.</exception>
    public IEnumerable<T> ReadAs<T>() where T : class
    {
        if (places.Count == 0)
            yield break;
        using var stream = LockedFile.OpenShared(file);
        foreach (var place in places)
            yield return Read<T>(stream, place);
    }

    private T Read<T>(FileStream stream, RunPlace place)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(place.Length);
        try
        {
            var line = buffer.AsSpan(0, place.Length);
            return RandomAccess.Read(stream.SafeFileHandle, line, place.Offset) == line.Length
                ? JsonSerializer.Deserialize<T>(line, RecordJson.Line) ?? throw Changed(null)
                : throw Changed(null);
        }
        catch (JsonException e)
        {
            throw Changed(e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private CampaignFormatException Changed(Exception? inner) => new(file, null, "the file was changed while it was read.", inner);
}
